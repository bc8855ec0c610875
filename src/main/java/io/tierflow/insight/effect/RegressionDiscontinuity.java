package io.tierflow.insight.effect;

import static io.tierflow.insight.effect.BandwidthSelection.ORDER;

/**
 * What being treated causes, from the members just below and just above the threshold of a
 * treatment, who are alike but for it: the jump of the outcome there.
 *
 * <p>Each side's outcome at the threshold is the height of a line fitted to the members near it,
 * with triangular weights. The line's bias comes from the curvature, which a parabola estimates,
 * and is taken out; the robust standard error is that of what remains. It is not to be believed
 * where members can choose on which side they stand ({@link DensityTest}), or where something else
 * begins at the same threshold.
 *
 * <pre>
 * effect    = μ̂₊(h) − μ̂₋(h)                               local lines (p = 1)
 * corrected = effect − h² (B̂₊(h, b) − B̂₋(h, b))           curvature from parabolas (q = 2)
 * variance  = Σ_i w_i² σ̂_i²     w: weights of the corrected effect, σ̂²: by three nearest neighbours
 * </pre>
 *
 * <p>Source: S. Calonico, M. Cattaneo, R. Titiunik (2014), Robust Nonparametric Confidence
 * Intervals for Regression-Discontinuity Designs, Econometrica 82(6), 2295-2326.
 */
public final class RegressionDiscontinuity {

  private RegressionDiscontinuity() {}

  /**
   * Estimates the jump with the bandwidths that make its mean squared error smallest.
   *
   * @param sample the members around the threshold
   * @return the jump; of a fuzzy sample, the effect on those whom the threshold decided
   * @throws NotEnoughMembersException if there are too few members near it
   */
  public static ThresholdEffect estimate(ThresholdSample sample) {
    return estimate(sample, bandwidths(sample));
  }

  /**
   * Estimates the jump with given bandwidths.
   *
   * @param sample the members around the threshold
   * @param bandwidths how near to it members are compared
   * @return the jump; of a fuzzy sample, the effect on those whom the threshold decided
   * @throws NotEnoughMembersException if there are too few members near it
   */
  public static ThresholdEffect estimate(ThresholdSample sample, Bandwidths bandwidths) {
    return sample.treated().isPresent()
        ? FuzzyDiscontinuity.estimate(sample, bandwidths)
        : Jump.of(sample, bandwidths).effect(bandwidths);
  }

  /**
   * The bandwidths that make the mean squared error of the estimated jump smallest (mserd).
   *
   * @param sample the members around the threshold
   * @return the bandwidths
   * @throws NotEnoughMembersException if there are too few members near it
   */
  public static Bandwidths bandwidths(ThresholdSample sample) {
    return sample.treated().isPresent()
        ? FuzzyDiscontinuity.bandwidths(sample)
        : BandwidthSelection.of(sample);
  }

  /** The difference of two sides. */
  record Jump(Height left, Height right) {

    static Jump of(ThresholdSample sample, Bandwidths bandwidths) {
      return new Jump(Height.of(sample.below(), bandwidths), Height.of(sample.above(), bandwidths));
    }

    double value() {
      return right.value() - left.value();
    }

    double bias() {
      return right.bias() - left.bias();
    }

    double error() {
      return Math.sqrt(right.variance() + left.variance());
    }

    double robustError() {
      return Math.sqrt(right.robustVariance() + left.robustVariance());
    }

    ThresholdEffect effect(Bandwidths bandwidths) {
      return new ThresholdEffect(
          Estimate.normal(value(), error()),
          Estimate.normal(value() - bias(), robustError()),
          bandwidths,
          left.members(),
          right.members());
    }
  }

  /** The outcome of one side at the threshold. */
  private record Height(
      double value, double bias, double variance, double robustVariance, int members) {

    static Height of(ThresholdSide side, Bandwidths bandwidths) {
      double h = bandwidths.effect();
      ThresholdSide near = side.within(Math.max(h, bandwidths.bias()));
      double[] line = LocalPolynomial.weights(near.x(), h, ORDER, 0);
      double[] curve = LocalPolynomial.weights(near.x(), bandwidths.bias(), ORDER + 1, ORDER + 1);
      double perCurvature = near.moment(line, ORDER + 1);
      double[] corrected = new double[line.length];
      for (int i = 0; i < line.length; i++) {
        corrected[i] = line[i] - perCurvature * curve[i];
      }
      return new Height(
          near.sum(line),
          perCurvature * near.sum(curve),
          near.variance(line),
          near.variance(corrected),
          side.within(h).x().length);
    }
  }
}
