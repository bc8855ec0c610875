package io.tierflow.transaction;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points that something earned, exactly: those that shrink with the amount, and those that stay
 * whole until nothing is left of it. Both have {@value Transaction#SHARE_SCALE} decimals, half up.
 *
 * @param proportional points in proportion to the amount, 0 or more
 * @param fixed points whatever the amount, 0 or more
 */
@Embeddable
public record EarnedShare(BigDecimal proportional, BigDecimal fixed) {

  /** Nothing. */
  public static final EarnedShare NONE = new EarnedShare(BigDecimal.ZERO, BigDecimal.ZERO);

  /** Rounds both. */
  public EarnedShare {
    proportional = rounded(proportional);
    fixed = rounded(fixed);
  }

  static EarnedShare proportional(BigDecimal points) {
    return new EarnedShare(points, BigDecimal.ZERO);
  }

  static EarnedShare fixed(BigDecimal points) {
    return new EarnedShare(BigDecimal.ZERO, points);
  }

  /**
   * All of them.
   *
   * @return points
   */
  public BigDecimal total() {
    return proportional.add(fixed);
  }

  /**
   * A multiple.
   *
   * @param factor 0 or more
   * @return both parts, multiplied
   */
  public EarnedShare times(BigDecimal factor) {
    return new EarnedShare(proportional.multiply(factor), fixed.multiply(factor));
  }

  /**
   * With more fixed points.
   *
   * @param points points, 0 or more
   * @return the sum
   */
  public EarnedShare plusFixed(BigDecimal points) {
    return new EarnedShare(proportional, fixed.add(points));
  }

  /**
   * As much as a limit leaves; the fixed points go first.
   *
   * @param limit points, 0 or more
   * @return at most so many
   */
  public EarnedShare upTo(BigDecimal limit) {
    BigDecimal first = proportional.min(limit);
    return new EarnedShare(first, fixed.min(limit.subtract(first)));
  }

  /**
   * What refunds leave. Never computed from the rate again: one like 1/3 is kept for explanation,
   * and no number of decimals would be all of it. Never from what an earlier refund left either:
   * each would be rounded, and their order would count.
   *
   * @param earnedAmount net amount when it earned, in currency units, 0 or more
   * @param netAmount net amount now, in currency units, 0 or more
   * @return points
   */
  BigDecimal left(BigDecimal earnedAmount, BigDecimal netAmount) {
    BigDecimal share =
        earnedAmount.signum() == 0
            ? proportional
            : proportional
                .multiply(netAmount)
                .divide(earnedAmount, Transaction.SHARE_SCALE, RoundingMode.HALF_UP);
    return share.add(fixed);
  }

  private static BigDecimal rounded(BigDecimal points) {
    return points.setScale(Transaction.SHARE_SCALE, RoundingMode.HALF_UP);
  }
}
