package io.tierflow.insight.effect;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * What a benefit or campaign causes, from members whom chance held out of it.
 *
 * @param plain the difference of both groups' averages
 * @param adjusted the same after taking out what the spend before explains (CUPED): the same effect
 *     with a narrower interval. Believe this one
 * @param varianceExplained by how much that lowered the variance, between 0 and 1
 */
public record HoldOut(MeanDifference plain, MeanDifference adjusted, double varianceExplained) {

  /**
   * Compares those who were offered with those who were held out. Members are adjusted by
   *
   * <pre>
   * y' = y − θ (x − x̄),  θ = cov(x, y) / var(x)  over both groups
   * </pre>
   *
   * <p>Source: A. Deng, Y. Xu, R. Kohavi, T. Walker (2013), Improving the Sensitivity of Online
   * Controlled Experiments by Utilizing Pre-Experiment Data, WSDM 2013. Who counts as offered is
   * who was not held out, whether or not the offer was taken: anything else would compare chosen
   * members.
   *
   * @param offered the members who were not held out
   * @param heldOut the members who were
   * @return the effect
   * @throws NotEnoughMembersException if a group has fewer than two members
   */
  public static HoldOut compare(Group offered, Group heldOut) {
    MeanDifference plain = MeanDifference.between(offered.after(), heldOut.after());
    double[] before = joined(offered.before(), heldOut.before());
    double[] after = joined(offered.after(), heldOut.after());
    double meanBefore = StatUtils.mean(before);
    double varianceBefore = StatUtils.variance(before, meanBefore);
    double theta = varianceBefore == 0 ? 0 : covariance(before, meanBefore, after) / varianceBefore;
    double variance = StatUtils.variance(after);
    return new HoldOut(
        plain,
        MeanDifference.between(
            offered.adjusted(theta, meanBefore), heldOut.adjusted(theta, meanBefore)),
        variance == 0 ? 0 : theta * theta * varianceBefore / variance);
  }

  private static double covariance(double[] x, double meanX, double[] y) {
    double meanY = StatUtils.mean(y);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - meanX) * (y[i] - meanY);
    }
    return sum / (x.length - 1);
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /**
   * A group of members.
   *
   * @param before x, what each spent before the start
   * @param after y, what each spent after it
   */
  public record Group(double[] before, double[] after) {

    public Group {
      if (before.length != after.length) {
        throw new IllegalArgumentException("Each member needs a spend before and after.");
      }
    }

    private double[] adjusted(double theta, double meanBefore) {
      double[] adjusted = new double[after.length];
      for (int i = 0; i < adjusted.length; i++) {
        adjusted[i] = after[i] - theta * (before[i] - meanBefore);
      }
      return adjusted;
    }
  }
}
