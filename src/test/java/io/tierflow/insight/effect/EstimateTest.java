package io.tierflow.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Intervals, tests, power and return of an estimate. */
class EstimateTest {

  @Test
  void theNormalIntervalReachesOnePointNineSixErrors() {
    Estimate.Interval interval = Estimate.normal(10, 2).interval();

    assertThat(interval.lower()).isCloseTo(6.0801, within(1e-4));
    assertThat(interval.upper()).isCloseTo(13.9199, within(1e-4));
    assertThat(interval.covers(6.09)).isTrue();
    assertThat(interval.covers(6.07)).isFalse();
    assertThat(interval.covers(13.93)).isFalse();
  }

  @Test
  void fewMembersWidenIt() {
    assertThat(new Estimate(0, 1, 5).interval().upper()).isCloseTo(2.5706, within(1e-4));
    assertThat(new Estimate(0, 1, 5).interval(0.9).upper()).isCloseTo(2.0150, within(1e-4));
  }

  @Test
  void significanceIsTwoSided() {
    assertThat(Estimate.normal(-1.96, 1).significance()).isCloseTo(0.05, within(1e-4));
    assertThat(Estimate.normal(1.96, 1).significance()).isCloseTo(0.05, within(1e-4));
  }

  @Test
  void theSmallestEffectIsFoundWithItsPower() {
    Power power = Power.planned(100, 9000, 1000);

    assertThat(power.standardError()).isCloseTo(100 / Math.sqrt(900), within(1e-9));
    assertThat(power.smallestEffect(0.8)).isCloseTo(2.8016 * power.standardError(), within(1e-3));
    assertThat(power.of(power.smallestEffect(0.8))).isCloseTo(0.8, within(1e-4));
    assertThat(power.of(0)).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void theReturnHasTheIntervalOfTheEffect() {
    EffectReturn roi =
        EffectReturn.of(
            Estimate.normal(40, 10), 1000, new BigDecimal("0.30"), new BigDecimal("8000"));

    assertThat(roi.estimate()).isEqualByComparingTo("0.5");
    assertThat(roi.lower()).isEqualByComparingTo("-0.2350");
    assertThat(roi.upper()).isEqualByComparingTo("1.2350");
  }

  @Test
  void withoutACostThereIsNoReturn() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EffectReturn.of(Estimate.normal(1, 1), 1, BigDecimal.ONE, BigDecimal.ZERO));
  }
}
