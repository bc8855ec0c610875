package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Exact points: those in proportion to the amount, and those that stay while any of it is left. */
record Part(BigDecimal proportional, BigDecimal fixed) {

  static final int DECIMALS = 6;
  static final Part NONE = new Part(BigDecimal.ZERO, BigDecimal.ZERO);

  Part {
    proportional = proportional.setScale(DECIMALS, RoundingMode.HALF_UP);
    fixed = fixed.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  static Part share(BigDecimal points) {
    return new Part(points, BigDecimal.ZERO);
  }

  static Part whole(BigDecimal points) {
    return new Part(BigDecimal.ZERO, points);
  }

  BigDecimal total() {
    return proportional.add(fixed);
  }

  Part times(BigDecimal factor) {
    return new Part(proportional.multiply(factor), fixed.multiply(factor));
  }

  Part and(BigDecimal more) {
    return new Part(proportional, fixed.add(more));
  }

  /** What fits in a limit: the proportional points come first. */
  Part within(BigDecimal limit) {
    BigDecimal share = proportional.min(limit);
    return new Part(share, fixed.min(limit.subtract(share)));
  }

  /** What is left when less is left of the amount, but something. */
  BigDecimal left(BigDecimal then, BigDecimal now) {
    BigDecimal share =
        then.signum() == 0
            ? proportional
            : proportional.multiply(now).divide(then, DECIMALS, RoundingMode.HALF_UP);
    return share.add(fixed);
  }
}
