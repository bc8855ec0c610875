package io.tierflow.insight.effect;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Whether a comparison of two groups can find what one looks for, at a significance of 5 %, two
 * sided.
 *
 * <pre>
 * power  = Φ(δ/se − z) + Φ(−δ/se − z),  se = σ √(1/n₁ + 1/n₀),  z = Φ⁻¹(0.975)
 * smallest effect found with a power π = (z + Φ⁻¹(π)) se
 * </pre>
 *
 * <p>Source: J. Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 2, in
 * the normal approximation.
 *
 * @param standardError of the difference
 */
public record Power(double standardError) {

  private static final double SIGNIFICANCE = 0.05;
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double CRITICAL = NORMAL.inverseCumulativeProbability(1 - SIGNIFICANCE / 2);

  /**
   * The power of a comparison that is planned.
   *
   * @param deviation σ, the standard deviation of the outcome; after CUPED, of what remains of it
   * @param treated n₁, members who are offered
   * @param untreated n₀, members who are held out
   * @return its power
   */
  public static Power planned(double deviation, long treated, long untreated) {
    return new Power(deviation * Math.sqrt(1.0 / treated + 1.0 / untreated));
  }

  /**
   * How probable it is that an effect is found.
   *
   * @param effect δ, the true effect
   * @return a probability
   */
  public double of(double effect) {
    double distance = effect / standardError;
    return NORMAL.cumulativeProbability(distance - CRITICAL)
        + NORMAL.cumulativeProbability(-distance - CRITICAL);
  }

  /**
   * The smallest effect that is found with a given probability.
   *
   * @param power π, customarily 0.8
   * @return the effect
   */
  public double smallestEffect(double power) {
    return (CRITICAL + NORMAL.inverseCumulativeProbability(power)) * standardError;
  }
}
