package io.tierflow.insight.effect;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The return on what a tier, benefit or campaign cost, from its effect:
 *
 * <pre>
 * return = (effect · members · margin − cost) / cost
 * </pre>
 *
 * @param estimate the return, 0.5 being 50 %
 * @param lower the return at the lower end of the effect's 95 % interval
 * @param upper the return at its upper end
 */
public record EffectReturn(BigDecimal estimate, BigDecimal lower, BigDecimal upper) {

  private static final int DIGITS = 4;

  /**
   * The return of an effect on spend.
   *
   * @param effect what a member spends more
   * @param members how many members it is the effect on
   * @param margin which part of the spend is margin, such as 0.3
   * @param cost what it cost, above 0
   * @return the return with its interval; the cost counts as known exactly
   */
  public static EffectReturn of(Estimate effect, long members, BigDecimal margin, BigDecimal cost) {
    if (cost.signum() <= 0) {
      throw new IllegalArgumentException("There is no return without a cost.");
    }
    BigDecimal perSpend = margin.multiply(BigDecimal.valueOf(members));
    Estimate.Interval interval = effect.interval();
    return new EffectReturn(
        share(effect.value(), perSpend, cost),
        share(interval.lower(), perSpend, cost),
        share(interval.upper(), perSpend, cost));
  }

  private static BigDecimal share(double effect, BigDecimal perSpend, BigDecimal cost) {
    return BigDecimal.valueOf(effect)
        .multiply(perSpend)
        .subtract(cost)
        .divide(cost, MathContext.DECIMAL64)
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
  }
}
