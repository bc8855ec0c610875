package io.tierflow.transaction;

import java.math.BigDecimal;

/**
 * Exact points of a transaction, with their fractions.
 *
 * @param points redeemable points
 * @param qualifying points that count towards tiers
 */
public record Shares(BigDecimal points, BigDecimal qualifying) {

  /** None of either. */
  public static final Shares NONE = new Shares(BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Both together.
   *
   * @param more what is added
   * @return the sums
   */
  public Shares plus(Shares more) {
    return new Shares(points.add(more.points), qualifying.add(more.qualifying));
  }

  Shares minus(Shares less) {
    return new Shares(points.subtract(less.points), qualifying.subtract(less.qualifying));
  }

  /**
   * Taken away instead of added.
   *
   * @return both with the other sign
   */
  public Shares negate() {
    return new Shares(points.negate(), qualifying.negate());
  }
}
