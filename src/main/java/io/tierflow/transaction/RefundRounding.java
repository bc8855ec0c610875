package io.tierflow.transaction;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of an exact share of points a refund leaves. Whole points are rounded in one place only,
 * when the account's shares are booked.
 */
final class RefundRounding {

  private RefundRounding() {}

  /**
   * The share in proportion to what is left of the amount, half up. Never computed from the rate
   * again: one like 1/3 is kept for explanation, and no number of decimals would be all of it.
   * Never from what an earlier refund left either: each would be rounded, and their order would
   * count.
   *
   * @param share points when the amount earned
   * @param earnedAmount net amount when it earned, in currency units, more than 0
   * @param netAmount net amount now, in currency units, 0 or more
   * @return points with {@link Transaction#SHARE_SCALE} decimals
   */
  static BigDecimal shareLeft(BigDecimal share, BigDecimal earnedAmount, BigDecimal netAmount) {
    return share
        .multiply(netAmount)
        .divide(earnedAmount, Transaction.SHARE_SCALE, RoundingMode.HALF_UP);
  }
}
