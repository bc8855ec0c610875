package io.tierflow.insight.liability;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What is earned of the revenue that was allocated to points. Points that will never be redeemed
 * (breakage) are earned in proportion to those that are:
 *
 * <pre>
 * recognised = allocated · redeemed / expected to be redeemed in total
 * deferred   = allocated − recognised
 * </pre>
 *
 * <p>A new estimate changes what is recognised from then on: the allocation stays. Source: IFRS 15
 * paragraph B46 and Illustrative Example 52; ASC 606-10-55-48 and 55-353.
 *
 * @param allocated which part of the price of what was sold belongs to the points
 * @param redeemed points redeemed so far
 * @param expected points expected to be redeemed in total, at least those redeemed
 */
public record DeferredRevenue(BigDecimal allocated, BigDecimal redeemed, BigDecimal expected) {

  public DeferredRevenue {
    if (redeemed.signum() < 0 || expected.compareTo(redeemed) < 0) {
      throw new IllegalArgumentException(
          "Of %s points expected to be redeemed, %s are redeemed."
              .formatted(expected.toPlainString(), redeemed.toPlainString()));
    }
  }

  /**
   * The state with numbers of points.
   *
   * @param allocated which part of the price of what was sold belongs to the points
   * @param redeemed points redeemed so far
   * @param expected points expected to be redeemed in total
   * @return the state
   */
  public static DeferredRevenue of(BigDecimal allocated, long redeemed, long expected) {
    return new DeferredRevenue(
        allocated, BigDecimal.valueOf(redeemed), BigDecimal.valueOf(expected));
  }

  /**
   * Which part of a sale's price belongs to the points that it earned: in proportion to what each
   * would cost alone (IFRS 15.74 and 76).
   *
   * @param price what was paid
   * @param standalonePoints what the points would cost alone, after those that won't be redeemed
   * @return price · points / (price + points), the goods costing their price alone; not rounded
   */
  public static BigDecimal allocate(BigDecimal price, BigDecimal standalonePoints) {
    BigDecimal both = price.add(standalonePoints);
    return both.signum() == 0
        ? ZERO
        : price.multiply(standalonePoints).divide(both, MathContext.DECIMAL64);
  }

  /**
   * The revenue earned so far.
   *
   * @return an amount that is not rounded; all of it if nothing is expected to be redeemed
   */
  public BigDecimal recognised() {
    return expected.signum() == 0
        ? allocated
        : allocated.multiply(redeemed).divide(expected, MathContext.DECIMAL64);
  }

  /**
   * The revenue earned since an earlier state of the same points.
   *
   * @param earlier that state
   * @return an amount that is not rounded; below 0 if much more is expected to be redeemed now
   */
  public BigDecimal recognisedSince(DeferredRevenue earlier) {
    return recognised().subtract(earlier.recognised());
  }

  /**
   * The liability for the points.
   *
   * @return an amount that is not rounded
   */
  public BigDecimal deferred() {
    return allocated.subtract(recognised());
  }
}
