package io.tierflow.transaction;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A member's transactions of some days, summed up.
 *
 * @param memberNumber whose
 * @param spend spend and transactions of these days, and the spend of the 30 days that end with
 *     them
 * @param qualifyingShares exact qualifying points of the transactions of these days that have
 *     earned, after refunds
 */
public record PeriodFigures(String memberNumber, SpendFigures spend, BigDecimal qualifyingShares) {

  PeriodFigures(
      String memberNumber,
      BigDecimal monthlySpend,
      BigDecimal spend,
      long transactions,
      BigDecimal qualifyingShares) {
    this(memberNumber, new SpendFigures(monthlySpend, spend, transactions), qualifyingShares);
  }

  static PeriodFigures none(String memberNumber) {
    return new PeriodFigures(memberNumber, BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO);
  }

  /** What one more transaction adds that has just earned. */
  PeriodFigures plusShares(BigDecimal shares) {
    return new PeriodFigures(memberNumber, spend, qualifyingShares.add(shares));
  }

  /**
   * Points that count towards tiers.
   *
   * @return the exact shares of all transactions together, rounded down; 0 or more
   */
  public long qualifyingPoints() {
    return Math.max(0, qualifyingShares.setScale(0, RoundingMode.FLOOR).longValueExact());
  }
}
