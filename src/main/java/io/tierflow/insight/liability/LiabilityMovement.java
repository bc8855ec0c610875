package io.tierflow.insight.liability;

import java.math.BigDecimal;

/**
 * The liability for a cohort's points through a month, in money. All amounts are rounded, and add
 * up:
 *
 * <pre>
 * closing = opening + issued − redeemed − expired − reversed + adjusted + re-estimated
 * </pre>
 *
 * @param opening the liability before
 * @param issued revenue allocated to the points issued
 * @param redeemed revenue earned by redemptions, at the estimate before
 * @param expired revenue earned because more points expired than were expected never to be
 *     redeemed; 0 as long as expiry goes as expected, since breakage is earned with redemptions
 * @param reversed liability undone with the points taken back
 * @param adjusted liability for points granted by hand, below 0 for points taken
 * @param reestimated what the new estimate of redemptions adds to the liability
 * @param closing the liability afterwards
 */
public record LiabilityMovement(
    BigDecimal opening,
    BigDecimal issued,
    BigDecimal redeemed,
    BigDecimal expired,
    BigDecimal reversed,
    BigDecimal adjusted,
    BigDecimal reestimated,
    BigDecimal closing) {

  public LiabilityMovement {
    BigDecimal sum =
        opening
            .add(issued)
            .subtract(redeemed)
            .subtract(expired)
            .subtract(reversed)
            .add(adjusted)
            .add(reestimated);
    if (sum.compareTo(closing) != 0) {
      throw new IllegalArgumentException(
          "The liability does not add up: %s, not %s."
              .formatted(sum.toPlainString(), closing.toPlainString()));
    }
  }

  /**
   * The revenue of the month from these points.
   *
   * @return redeemed + expired − re-estimated
   */
  public BigDecimal revenue() {
    return redeemed.add(expired).subtract(reestimated);
  }
}
