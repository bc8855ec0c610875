package io.tierflow.insight.effect;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * An estimated number and how sure it is.
 *
 * @param value the estimate
 * @param standardError its standard error, at least 0
 * @param degreesOfFreedom of Student's t distribution; infinite for the normal distribution
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {

  private static final double LEVEL = 0.95;
  private static final double NORMAL_FROM = 1e6;

  /**
   * An estimate that is distributed normally, as those of large samples are.
   *
   * @param value the estimate
   * @param standardError its standard error
   * @return the estimate
   */
  public static Estimate normal(double value, double standardError) {
    return new Estimate(value, standardError, Double.POSITIVE_INFINITY);
  }

  /**
   * The 95 % interval: value ± quantile × standard error.
   *
   * @return its two ends
   */
  public Interval interval() {
    return interval(LEVEL);
  }

  /**
   * The interval that covers the true number in a share of all samples.
   *
   * @param level that share, such as 0.95
   * @return its two ends
   */
  public Interval interval(double level) {
    double reach = distribution().inverseCumulativeProbability((1 + level) / 2) * standardError;
    return new Interval(value - reach, value + reach);
  }

  /**
   * The statistic of the test that the true number is 0.
   *
   * @return value ÷ standard error
   */
  public double statistic() {
    return value / standardError;
  }

  /**
   * How probable an estimate at least as far from 0 is if the true number is 0.
   *
   * @return the two-sided p-value
   */
  public double significance() {
    return 2 * distribution().cumulativeProbability(-Math.abs(statistic()));
  }

  private RealDistribution distribution() {
    return degreesOfFreedom < NORMAL_FROM
        ? new TDistribution(degreesOfFreedom)
        : new NormalDistribution();
  }

  /**
   * The two ends of an interval.
   *
   * @param lower the lower end
   * @param upper the upper end
   */
  public record Interval(double lower, double upper) {

    /**
     * Whether a number is in it.
     *
     * @param number the number
     * @return whether it is neither below nor above
     */
    public boolean covers(double number) {
      return lower <= number && number <= upper;
    }

    /**
     * How wide it is.
     *
     * @return upper − lower
     */
    public double width() {
      return upper - lower;
    }
  }
}
