package io.tierflow.insight.study;

import io.tierflow.insight.effect.DensityTest;
import io.tierflow.insight.effect.Estimate;
import io.tierflow.insight.effect.NotEnoughMembersException;
import io.tierflow.insight.effect.RegressionDiscontinuity;
import io.tierflow.insight.effect.ThresholdEffect;
import io.tierflow.insight.effect.ThresholdSample;
import io.tierflow.insight.study.EffectRecords.Near;
import io.tierflow.insight.study.TierThresholds.Threshold;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A threshold's effect with what speaks against it: bunching, and placebo thresholds. */
final class ThresholdStudy {

  /** The usual level of tests, which the 95 % interval goes with. */
  private static final double SIGNIFICANCE = 0.05;

  private final Threshold threshold;
  private final Near near;
  private final double at;

  ThresholdStudy(Threshold threshold, Near near) {
    this.threshold = threshold;
    this.near = near;
    this.at = threshold.at().doubleValue();
  }

  KeptEffect study(Instant now) {
    long above = above();
    if (above < 2 || near.points().length - above < 2) {
      return tooFew(now);
    }
    ThresholdSample sample = sample();
    return enough(() -> RegressionDiscontinuity.estimate(sample))
        .filter(effect -> isNumber(effect.robust()))
        .map(effect -> studied(sample, effect, now))
        .orElseGet(() -> tooFew(now));
  }

  /** Where each member from the threshold on has the tier, and nobody below, it is sharp. */
  private ThresholdSample sample() {
    boolean[] treated = new boolean[near.points().length];
    boolean sharp = true;
    for (int member = 0; member < treated.length; member++) {
      treated[member] = near.treated()[member] > 0;
      sharp &= treated[member] == near.points()[member] >= at;
    }
    return sharp
        ? ThresholdSample.sharp(near.points(), near.spend(), at)
        : ThresholdSample.fuzzy(near.points(), near.spend(), treated, at);
  }

  private KeptEffect studied(ThresholdSample sample, ThresholdEffect effect, Instant now) {
    Double bunching =
        enough(() -> DensityTest.of(near.points(), at))
            .map(result -> result.jump().significance())
            .filter(Double::isFinite)
            .orElse(null);
    List<Estimate> placebos = placebos(sample);
    int jumps = jumps(placebos);
    Estimate.Interval interval = effect.robust().interval();
    return new KeptEffect(
        EffectMethod.THRESHOLD,
        threshold.tier().code(),
        threshold.at(),
        state(sample, effect, bunching, jumps),
        effect.robust().value(),
        effect.robust().standardError(),
        interval.lower(),
        interval.upper(),
        effect.above(),
        effect.below(),
        bunching,
        placebos.size(),
        jumps,
        now);
  }

  private static EffectState state(
      ThresholdSample sample, ThresholdEffect effect, Double bunching, int jumps) {
    if (!decides(sample, effect)) {
      return EffectState.NOT_DECIDING;
    }
    if (bunching != null && bunching < SIGNIFICANCE) {
      return EffectState.BUNCHED;
    }
    return jumps > 0 ? EffectState.PLACEBO_JUMPS : EffectState.ESTIMATED;
  }

  /** The share of members with the tier must jump, or a ratio to that jump means nothing. */
  private static boolean decides(ThresholdSample sample, ThresholdEffect effect) {
    return sample
        .treated()
        .map(
            treated ->
                RegressionDiscontinuity.estimate(sample.withOutcome(treated), effect.bandwidths()))
        .map(share -> share.robust().interval().lower() > 0)
        .orElse(true);
  }

  /**
   * The more placebos are tried, the wider their intervals (Bonferroni), for chance has more tries.
   */
  private static int jumps(List<Estimate> placebos) {
    return (int)
        placebos.stream()
            .filter(placebo -> !placebo.interval(1 - SIGNIFICANCE / placebos.size()).covers(0))
            .count();
  }

  /** At the middle member of each side. */
  private List<Estimate> placebos(ThresholdSample sample) {
    double[] running = sample.running();
    int above = (int) IntStream.range(0, running.length).filter(i -> running[i] < at).count();
    return Stream.of(
            middle(Arrays.copyOfRange(running, 0, above)),
            middle(Arrays.copyOfRange(running, above, running.length)))
        .flatMap(Optional::stream)
        .map(sample::placebo)
        .map(placebo -> enough(() -> RegressionDiscontinuity.estimate(placebo)))
        .flatMap(Optional::stream)
        .map(ThresholdEffect::robust)
        .filter(ThresholdStudy::isNumber)
        .toList();
  }

  private static Optional<Double> middle(double[] side) {
    return side.length == 0 ? Optional.empty() : Optional.of(side[side.length / 2]);
  }

  private static boolean isNumber(Estimate estimate) {
    return Double.isFinite(estimate.value())
        && Double.isFinite(estimate.standardError())
        && estimate.standardError() > 0;
  }

  private static <T> Optional<T> enough(Supplier<T> estimate) {
    try {
      return Optional.of(estimate.get());
    } catch (NotEnoughMembersException tooFew) {
      return Optional.empty();
    }
  }

  private long above() {
    return Arrays.stream(near.points()).filter(points -> points >= at).count();
  }

  private KeptEffect tooFew(Instant now) {
    return new KeptEffect(
        EffectMethod.THRESHOLD,
        threshold.tier().code(),
        threshold.at(),
        EffectState.TOO_FEW_MEMBERS,
        null,
        null,
        null,
        null,
        above(),
        near.points().length - above(),
        null,
        0,
        0,
        now);
  }
}
