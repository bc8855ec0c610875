package io.tierflow.insight.effect;

import io.tierflow.insight.effect.RegressionDiscontinuity.Jump;
import java.util.stream.IntStream;

/**
 * A threshold that decides for some members only: the jump of the outcome divided by the jump of
 * the share of treated members. Bias and variance are those of the ratio's linear approximation
 * (delta method), which is a sharp discontinuity of
 *
 * <pre>
 * Z = Y / τ_T − τ_Y / τ_T² · T
 * </pre>
 *
 * <p>Source: Calonico, Cattaneo and Titiunik (2014), section 3.2 and its supplement.
 */
final class FuzzyDiscontinuity {

  private FuzzyDiscontinuity() {}

  static ThresholdEffect estimate(ThresholdSample sample, Bandwidths bandwidths) {
    Jump outcome = Jump.of(sample.withOutcome(sample.outcome()), bandwidths);
    Jump share = Jump.of(sample.withOutcome(sample.treated().orElseThrow()), bandwidths);
    double effect = outcome.value() / share.value();
    Jump linear = Jump.of(linear(sample, outcome, share), bandwidths);
    ThresholdEffect shape = linear.effect(bandwidths);
    return new ThresholdEffect(
        Estimate.normal(effect, linear.error()),
        Estimate.normal(effect - linear.bias(), linear.robustError()),
        bandwidths,
        shape.below(),
        shape.above());
  }

  /**
   * Selected for the linear approximation, the jumps in it being those within a pilot bandwidth.
   */
  static Bandwidths bandwidths(ThresholdSample sample) {
    double pilot = BandwidthSelection.pilot(sample.running());
    Bandwidths pilots = new Bandwidths(pilot, pilot);
    Jump outcome = Jump.of(sample.withOutcome(sample.outcome()), pilots);
    Jump share = Jump.of(sample.withOutcome(sample.treated().orElseThrow()), pilots);
    return BandwidthSelection.of(linear(sample, outcome, share));
  }

  private static ThresholdSample linear(ThresholdSample sample, Jump outcome, Jump share) {
    double[] y = sample.outcome();
    double[] treated = sample.treated().orElseThrow();
    double ofShare = outcome.value() / share.value() / share.value();
    return sample.withOutcome(
        IntStream.range(0, y.length)
            .mapToDouble(i -> y[i] / share.value() - ofShare * treated[i])
            .toArray());
  }
}
