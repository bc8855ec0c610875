package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;

/** What a row of the table of earning says; null for an empty cell. */
record Terms(
    BigDecimal rate,
    BigDecimal multiplier,
    BigDecimal fixed,
    Integer months,
    BigDecimal qualifyingMultiplier,
    BigDecimal qualifyingFixed) {

  static Terms share(BigDecimal rate, String multiplier, Integer months, String qualifying) {
    return new Terms(rate, new BigDecimal(multiplier), null, months, number(qualifying), null);
  }

  static Terms fixed(BigDecimal points, int months, String qualifying) {
    return new Terms(null, null, points, months, null, number(qualifying));
  }

  private static BigDecimal number(String text) {
    return text == null ? null : new BigDecimal(text);
  }

  Part points(BigDecimal net) {
    return fixed == null ? Part.share(net.multiply(rate).multiply(multiplier)) : Part.whole(fixed);
  }

  Part qualifying(BigDecimal net) {
    if (qualifyingFixed != null) {
      return Part.whole(qualifyingFixed);
    }
    return qualifyingMultiplier == null
        ? points(net)
        : Part.share(net.multiply(rate).multiply(qualifyingMultiplier));
  }

  Part withoutMultiplier(BigDecimal net) {
    return fixed == null ? Part.share(net.multiply(rate)) : Part.whole(fixed);
  }
}
