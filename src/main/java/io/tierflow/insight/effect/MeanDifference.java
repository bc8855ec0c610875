package io.tierflow.insight.effect;

import org.apache.commons.math3.stat.StatUtils;

/**
 * The difference of two groups' averages, with an interval that allows each its own variance:
 *
 * <pre>
 * difference     = ȳ₁ − ȳ₀
 * standard error = √(s₁²/n₁ + s₀²/n₀)
 * </pre>
 *
 * <p>Source: B. L. Welch (1947), The Generalization of "Student's" Problem when Several Different
 * Population Variances are Involved, Biometrika 34, 28-35. Of groups that chance made it is an
 * effect. Of any other, such as loyal and casual customers, it is not: they differed before.
 *
 * @param estimate the difference
 * @param treated members in the first group
 * @param untreated members in the second group
 */
public record MeanDifference(Estimate estimate, int treated, int untreated) {

  /**
   * Compares two groups.
   *
   * @param treated the outcome of each member of the first group, at least two
   * @param untreated the outcome of each member of the second group, at least two
   * @return first average less second average
   * @throws NotEnoughMembersException if a group has fewer than two members
   */
  public static MeanDifference between(double[] treated, double[] untreated) {
    if (treated.length < 2 || untreated.length < 2) {
      throw new NotEnoughMembersException();
    }
    double first = StatUtils.variance(treated) / treated.length;
    double second = StatUtils.variance(untreated) / untreated.length;
    double sum = first + second;
    double degrees =
        sum
            * sum
            / (first * first / (treated.length - 1) + second * second / (untreated.length - 1));
    return new MeanDifference(
        new Estimate(
            StatUtils.mean(treated) - StatUtils.mean(untreated),
            Math.sqrt(sum),
            sum == 0 ? Double.POSITIVE_INFINITY : degrees),
        treated.length,
        untreated.length);
  }
}
