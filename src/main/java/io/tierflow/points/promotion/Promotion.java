package io.tierflow.points.promotion;

import io.tierflow.policy.Decision;
import io.tierflow.transaction.AwardedPromotion;
import io.tierflow.transaction.EarnedShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A row of the table that matched.
 *
 * @param code its code
 * @param decision what the row says
 */
record Promotion(String code, Decision decision) {

  /** Decimals of the part of an award that a limit leaves. */
  private static final int DECIMALS_OF_PART = 20;

  static Promotion of(Decision decision) {
    return new Promotion(decision.text("promotion").orElseThrow(), decision);
  }

  boolean exclusive() {
    return decision.text("exclusive").isPresent() && decision.yes("exclusive");
  }

  Optional<BigDecimal> memberLimit() {
    return decision.number("memberLimit");
  }

  Optional<BigDecimal> programmeLimit() {
    return decision.number("programmeLimit");
  }

  /**
   * What it adds if no limit stands in the way: base × added multiplier + bonus points.
   *
   * @param base what the transaction earns without the tier's multiplier
   */
  AwardedPromotion award(EarnedShare base) {
    EarnedShare points =
        base.times(decision.number("addedMultiplier").orElse(BigDecimal.ZERO))
            .plusFixed(decision.number("bonusPoints").orElse(BigDecimal.ZERO));
    return awarded(
        points, decision.number("addedQualifyingMultiplier").map(base::times).orElse(points));
  }

  /** As much of an award as a limit leaves; what counts towards tiers is cut to the same part. */
  AwardedPromotion upTo(BigDecimal left, AwardedPromotion full) {
    BigDecimal total = full.points().total();
    if (total.compareTo(left) <= 0) {
      return full;
    }
    EarnedShare points = full.points().upTo(left);
    boolean same = full.qualifying().equals(full.points());
    return awarded(
        points,
        same
            ? points
            : full.qualifying().times(left.divide(total, DECIMALS_OF_PART, RoundingMode.HALF_UP)));
  }

  private AwardedPromotion awarded(EarnedShare points, EarnedShare qualifying) {
    return new AwardedPromotion(
        code,
        decision.text("name").orElse(code),
        decision.version(),
        decision.rule(),
        decision.reason(),
        points,
        qualifying);
  }
}
