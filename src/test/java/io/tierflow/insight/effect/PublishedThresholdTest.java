package io.tierflow.insight.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.tierflow.insight.effect.DensityTest.SideBandwidths;
import io.tierflow.testsupport.NeedsThresholdData;
import io.tierflow.testsupport.ThresholdData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What was published for the elections to the U.S. Senate comes out. */
@NeedsThresholdData
class PublishedThresholdTest {

  private static final Offset<Double> AS_PRINTED = within(0.00006);

  private final double[][] elections = ThresholdData.marginsAndVotes();
  private final ThresholdSample sample = ThresholdSample.sharp(elections[0], elections[1], 0);

  @Test
  void theIncumbencyEffectOf2014IsReproduced() {
    ThresholdEffect effect =
        RegressionDiscontinuity.estimate(sample, new Bandwidths(16.79369, 27.43745));

    assertThat(effect.conventional().value()).isCloseTo(7.4253, AS_PRINTED);
    assertThat(effect.conventional().standardError()).isCloseTo(1.4954, AS_PRINTED);
    assertThat(effect.robust().value()).isCloseTo(7.5265, AS_PRINTED);
    assertThat(effect.robust().standardError()).isCloseTo(1.7637, AS_PRINTED);
    assertThat(effect.robust().interval().lower()).isCloseTo(4.0697, AS_PRINTED);
    assertThat(effect.robust().interval().upper()).isCloseTo(10.9833, AS_PRINTED);
    assertThat(effect.below()).isEqualTo(343);
    assertThat(effect.above()).isEqualTo(310);
  }

  @Test
  void theIncumbencyEffectWithTheLaterBandwidthsIsReproduced() {
    ThresholdEffect effect =
        RegressionDiscontinuity.estimate(sample, new Bandwidths(17.708, 27.984));

    // These bandwidths are printed with three digits, which moves the fourth of the effect.
    assertThat(effect.conventional().value()).isCloseTo(7.4160, within(0.0002));
    assertThat(effect.conventional().standardError()).isCloseTo(1.4604, within(0.0002));
    assertThat(effect.robust().interval().lower()).isCloseTo(4.0944, within(0.0002));
    assertThat(effect.robust().interval().upper()).isCloseTo(10.9255, within(0.0002));
    assertThat(effect.below()).isEqualTo(359);
    assertThat(effect.above()).isEqualTo(322);
  }

  @Test
  void theBandwidthsWithTheSmallestErrorAreThePublishedOnes() {
    Bandwidths bandwidths = RegressionDiscontinuity.bandwidths(sample);

    assertThat(bandwidths.effect()).isCloseTo(17.708, withPercentage(1));
    assertThat(bandwidths.bias()).isCloseTo(27.984, withPercentage(1));
  }

  @Test
  void theDensityTestFindsNoBunchingAsPublished() {
    DensityTest.Result result =
        DensityTest.of(ThresholdData.margins(), 0, new SideBandwidths(19.841, 27.119));

    assertThat(result.jump().statistic()).isCloseTo(-0.8753, AS_PRINTED);
    assertThat(result.jump().significance()).isCloseTo(0.3814, AS_PRINTED);
    assertThat(result.below()).isEqualTo(408);
    assertThat(result.above()).isEqualTo(460);
  }

  @Test
  void theDensityTestSelectsThePublishedBandwidths() {
    SideBandwidths bandwidths = DensityTest.of(ThresholdData.margins(), 0).bandwidths();

    assertThat(bandwidths.below()).isCloseTo(19.841, within(0.0006));
    assertThat(bandwidths.above()).isCloseTo(27.119, within(0.0006));
  }
}
