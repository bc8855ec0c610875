package io.tierflow.insight.effect;

import static io.tierflow.insight.effect.GeneratedProgramme.EFFECT;
import static io.tierflow.insight.effect.GeneratedProgramme.THRESHOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a tier causes is found at its threshold, where averages mislead. */
class RegressionDiscontinuityTest {

  private static final int PROGRAMMES = 200;
  private static final int NINETY_PERCENT = 180;

  @Test
  void theRobustIntervalCoversTheEffect() {
    assertThat(programmes(seed -> robust(GeneratedProgramme.of(seed).atThreshold()).covers(EFFECT)))
        .isGreaterThanOrEqualTo(NINETY_PERCENT);
  }

  @Test
  void theRobustIntervalCoversNothingWhereNothingHappens() {
    assertThat(
            programmes(
                seed -> robust(GeneratedProgramme.of(seed).atThresholdWithoutEffect()).covers(0)))
        .isGreaterThanOrEqualTo(NINETY_PERCENT);
  }

  @Test
  void theDifferenceOfAveragesMistakesWhatMembersAreForAnEffect() {
    assertThat(
            programmes(
                seed ->
                    GeneratedProgramme.of(seed)
                        .differenceOfAverages()
                        .estimate()
                        .interval()
                        .covers(EFFECT)))
        .isZero();
  }

  @Test
  void theEffectOnWhomReviewsAcceptIsFound() {
    assertThat(
            programmes(
                seed ->
                    robust(GeneratedProgramme.withReviews(seed, 0.7).atThresholdWithReviews())
                        .covers(EFFECT)))
        .isGreaterThanOrEqualTo(NINETY_PERCENT);
  }

  @Test
  void withoutReviewsFuzzyIsTheSameAsSharp() {
    GeneratedProgramme programme = GeneratedProgramme.of(1);

    ThresholdEffect fuzzy = RegressionDiscontinuity.estimate(programme.atThresholdWithReviews());
    ThresholdEffect sharp = RegressionDiscontinuity.estimate(programme.atThreshold());

    assertThat(fuzzy.robust().value()).isCloseTo(sharp.robust().value(), within(1e-9));
    assertThat(fuzzy.robust().standardError())
        .isCloseTo(sharp.robust().standardError(), within(1e-9));
  }

  @Test
  void aStraightLineWithoutNoiseHasNoJump() {
    double[] x = LongStream.rangeClosed(-50, 50).asDoubleStream().toArray();
    double[] y = LongStream.rangeClosed(-50, 50).mapToDouble(at -> 3 + 2 * at).toArray();

    ThresholdEffect effect =
        RegressionDiscontinuity.estimate(ThresholdSample.sharp(x, y, 0), new Bandwidths(20, 30));

    assertThat(effect.conventional().value()).isCloseTo(0, within(1e-9));
    assertThat(effect.below()).isEqualTo(19);
    assertThat(effect.above()).isEqualTo(20);
  }

  @Test
  void theUnitOfTheRunningVariableDoesNotMatter() {
    GeneratedProgramme programme = GeneratedProgramme.of(2);
    double[] thousands = new double[programme.points.length];
    for (int i = 0; i < thousands.length; i++) {
      thousands[i] = programme.points[i] / 1024;
    }

    ThresholdEffect scaled =
        RegressionDiscontinuity.estimate(
            ThresholdSample.sharp(thousands, programme.spend, THRESHOLD / 1024));
    ThresholdEffect effect = RegressionDiscontinuity.estimate(programme.atThreshold());

    assertThat(scaled.robust().value()).isCloseTo(effect.robust().value(), within(1e-6));
    assertThat(scaled.bandwidths().effect() * 1024)
        .isCloseTo(effect.bandwidths().effect(), within(1e-6));
  }

  @Test
  void aHandfulOfMembersIsRefused() {
    ThresholdSample handful =
        ThresholdSample.sharp(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, 3);

    assertThatExceptionOfType(NotEnoughMembersException.class)
        .isThrownBy(() -> RegressionDiscontinuity.estimate(handful))
        .withMessage("There are too few members near the threshold to estimate an effect from.");
  }

  @Test
  void manyMembersWithTheSamePointsAreRefused() {
    double[] points = new double[40];
    for (int i = 0; i < points.length; i++) {
      points[i] = i % 2;
    }

    assertThatExceptionOfType(NotEnoughMembersException.class)
        .isThrownBy(
            () -> RegressionDiscontinuity.estimate(ThresholdSample.sharp(points, points, 1)));
  }

  private static Estimate.Interval robust(ThresholdSample sample) {
    return RegressionDiscontinuity.estimate(sample).robust().interval();
  }

  private static long programmes(LongPredicate holds) {
    return LongStream.range(0, PROGRAMMES).filter(holds).count();
  }
}
