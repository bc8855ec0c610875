package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A row of the table of promotions that matches; null for an empty cell. */
record Offer(
    String code,
    BigDecimal addedMultiplier,
    BigDecimal bonus,
    BigDecimal addedQualifying,
    boolean exclusive,
    BigDecimal memberLimit,
    BigDecimal programmeLimit) {

  private static final int PLACES_OF_A_PART = 20;

  static Offer of(String code, String multiplier, String bonus) {
    return new Offer(
        code, new BigDecimal(multiplier), new BigDecimal(bonus), null, false, null, null);
  }

  Offer qualifying(String added) {
    return new Offer(
        code,
        addedMultiplier,
        bonus,
        new BigDecimal(added),
        exclusive,
        memberLimit,
        programmeLimit);
  }

  Offer alone() {
    return new Offer(
        code, addedMultiplier, bonus, addedQualifying, true, memberLimit, programmeLimit);
  }

  Offer upTo(String member, String programme) {
    return new Offer(
        code,
        addedMultiplier,
        bonus,
        addedQualifying,
        exclusive,
        member == null ? null : new BigDecimal(member),
        programme == null ? null : new BigDecimal(programme));
  }

  /** What it gives, with what is left of its limits; null for no limit. */
  Award award(Part base, BigDecimal left) {
    Part points = base.times(addedMultiplier).and(bonus);
    Part qualifying = addedQualifying == null ? points : base.times(addedQualifying);
    if (left == null || points.total().compareTo(left) <= 0) {
      return new Award(code, points, qualifying);
    }
    Part part = points.within(left);
    boolean alike = qualifying.equals(points);
    BigDecimal share = left.divide(points.total(), PLACES_OF_A_PART, RoundingMode.HALF_UP);
    return new Award(code, part, alike ? part : qualifying.times(share));
  }
}
