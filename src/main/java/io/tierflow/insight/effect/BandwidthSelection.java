package io.tierflow.insight.effect;

import org.apache.commons.math3.stat.StatUtils;

/**
 * Bandwidths that make the mean squared error of the estimated jump smallest, the same on both
 * sides ("mserd").
 *
 * <p>The coefficient ν of a polynomial of order o has, with bandwidth h, about the bias h^(o+1−ν) B
 * and the variance V / (n h^(2ν+1)), so the mean squared error of the difference of both sides is
 * smallest at
 *
 * <pre>
 * h = ( (2ν+1) (V₊ + V₋) / (2 (o+1−ν) ((B₊ − B₋)² + R)) )^(1 / (2o+3))
 * </pre>
 *
 * <p>R, three times the variance of the estimated bias, keeps h from becoming huge where the bias
 * happens to be near 0. B takes the coefficient o + 1, which needs a bandwidth itself. So there are
 * three steps: one for the derivative of order q + 1, with a global polynomial; then b; then h.
 *
 * <p>Sources: S. Calonico, M. Cattaneo, M. Farrell (2020), Optimal Bandwidth Choice for Robust
 * Bias-Corrected Inference in Regression Discontinuity Designs, Econometrics Journal 23(2),
 * 192-210; S. Calonico, M. Cattaneo, R. Titiunik (2014), Robust Nonparametric Confidence Intervals
 * for Regression-Discontinuity Designs, Econometrica 82(6), 2295-2326, and its supplement; R from
 * G. Imbens, K. Kalyanaraman (2012).
 */
final class BandwidthSelection {

  /** p, the order of the estimate; q = p + 1 is that of its bias. */
  static final int ORDER = 1;

  private static final int BIAS_ORDER = ORDER + 1;

  /** The normal reference rule's for the triangular kernel: (8 √π R(K) / (3 μ₂(K)²))^(1/5). */
  private static final double PILOT =
      Math.pow(8 * Math.sqrt(Math.PI) * (2.0 / 3) / (3.0 / 36), 0.2);

  /** What the range between the quartiles of a normal distribution is in standard deviations. */
  private static final double QUARTILES = 1.349;

  private static final double REGULARIZATION = 3;

  private final ThresholdSide below;
  private final ThresholdSide above;
  private final double pilot;

  private BandwidthSelection(ThresholdSample sample) {
    this.below = sample.below();
    this.above = sample.above();
    this.pilot = pilot(sample.running());
  }

  static Bandwidths of(ThresholdSample sample) {
    BandwidthSelection selection = new BandwidthSelection(sample);
    double derivative = selection.step(BIAS_ORDER + 1, BIAS_ORDER + 1, Double.NaN, 0);
    double bias = selection.step(BIAS_ORDER, BIAS_ORDER, derivative, REGULARIZATION);
    double effect = selection.step(ORDER, 0, bias, REGULARIZATION);
    return new Bandwidths(effect, bias);
  }

  /** A first bandwidth, by the spread of the running variable alone. */
  static double pilot(double[] running) {
    double deviation = Math.sqrt(StatUtils.variance(running));
    double quartiles = StatUtils.percentile(running, 75) - StatUtils.percentile(running, 25);
    double spread = quartiles > 0 ? Math.min(deviation, quartiles / QUARTILES) : deviation;
    return PILOT * spread * Math.pow(running.length, -0.2);
  }

  /**
   * The best bandwidth for a coefficient.
   *
   * @param order o of the polynomial
   * @param coefficient ν
   * @param biasBandwidth within which to estimate the coefficient that makes the bias; NaN for all
   * @param regularization how many variances of the bias to add
   */
  private double step(int order, int coefficient, double biasBandwidth, double regularization) {
    Error left = error(below, order, coefficient, biasBandwidth);
    Error right = error(above, order, coefficient, biasBandwidth);
    double bias = right.bias() - left.bias();
    double uncertain = regularization * (left.biasVariance() + right.biasVariance());
    double power = order + 1 - coefficient;
    double ratio =
        (2 * coefficient + 1)
            * (left.variance() + right.variance())
            / (2 * power * (bias * bias + uncertain));
    return Math.pow(ratio, 1.0 / (2 * order + 3));
  }

  private Error error(ThresholdSide side, int order, int coefficient, double biasBandwidth) {
    double bandwidth = Math.min(pilot, side.reach());
    ThresholdSide near = side.within(bandwidth);
    double[] weights = LocalPolynomial.weights(near.x(), bandwidth, order, coefficient);
    double perUnit = near.moment(weights, order + 1) * Math.pow(bandwidth, coefficient - order - 1);

    double wide = Double.isNaN(biasBandwidth) ? side.reach() : biasBandwidth;
    ThresholdSide far = side.within(wide);
    double[] next = LocalPolynomial.weights(far.x(), wide, order + 1, order + 1);
    return new Error(
        Math.pow(bandwidth, 2 * coefficient + 1) * near.variance(weights),
        perUnit * far.sum(next),
        perUnit * perUnit * far.variance(next));
  }

  /** V ÷ n, B and the variance of B of one side. */
  private record Error(double variance, double bias, double biasVariance) {}
}
