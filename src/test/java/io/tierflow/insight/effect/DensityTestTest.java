package io.tierflow.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Members who push themselves over a threshold are noticed. */
class DensityTestTest {

  private static final double THRESHOLD = 1000;

  @Test
  void honestPointsSeldomLookLikeBunching() {
    long alarms =
        IntStream.range(0, 200)
            .filter(seed -> DensityTest.of(points(seed), THRESHOLD).jump().significance() < 0.05)
            .count();

    assertThat(alarms).isLessThan(20);
  }

  @Test
  void membersPushedOverTheThresholdAreNoticed() {
    Random willing = new Random(1);
    double[] pushed =
        Arrays.stream(points(1))
            .map(p -> p >= 800 && p < THRESHOLD && willing.nextBoolean() ? 2 * THRESHOLD - p : p)
            .toArray();

    DensityTest.Result result = DensityTest.of(pushed, THRESHOLD);

    assertThat(result.jump().statistic()).isGreaterThan(3);
    assertThat(result.jump().significance()).isLessThan(0.001);
  }

  @Test
  void aThresholdThatNobodyReachesIsRefused() {
    assertThatExceptionOfType(NotEnoughMembersException.class)
        .isThrownBy(() -> DensityTest.of(points(1), 1e9));
  }

  private static double[] points(int seed) {
    Random chance = new Random(seed);
    return IntStream.range(0, 3000).mapToDouble(i -> 900 + 300 * chance.nextGaussian()).toArray();
  }
}
