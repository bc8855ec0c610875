package io.tierflow.insight.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierflow.testsupport.NeedsProgrammeData;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who of CDNOW's customers reaches 30 points within a quarter, judged by four quarters. */
@NeedsProgrammeData
@Tag("full")
class CandidatesOnCdnowTest {

  private static final List<YearMonth> ENDS_OF_QUARTERS =
      Stream.iterate(YearMonth.of(1997, 3), month -> month.plusMonths(3)).limit(5).toList();

  private static List<Quarter> quarters;
  private static BackTest test;

  @BeforeAll
  static void judge() {
    CandidatesOfCdnow cdnow = new CandidatesOfCdnow();
    quarters = ENDS_OF_QUARTERS.stream().map(cdnow::quarterAfter).toList();
    test = BackTest.over(quarters);
  }

  @Test
  void theBaselineAndTheModelOfVisitsRankTheLastQuarterAsExpected() {
    Quarter spring = quarters.get(4);
    assertThat(spring.candidates()).hasSize(22_194);
    assertThat(spring.reached()).hasSize(90);

    CandidateModel visits = test.chosenModel(spring, quarters.get(3));

    assertThat(spring.judge(new TrailingBaseline()).averagePrecision())
        .isCloseTo(0.347, within(0.0005));
    assertThat(spring.judge(visits).averagePrecision()).isCloseTo(0.397, within(0.001));
  }

  @Test
  void theModelOfVisitsBeatsTheBaselineBeyondChanceAndIsUsed() {
    assertThat(test.chosen()).isEqualTo("visits-and-spend");
    assertThat(test.qualities())
        .extracting(ModelQuality::model)
        .containsExactly("trailing-points", "visits-and-spend", "logistic-regression");
    assertThat(test.qualities().get(1).aboveBaseline().from()).isGreaterThan(0.03);
  }

  @Test
  void probabilitiesOfTheModelInUseAreThoseObserved() {
    List<CalibrationBin> bins = test.qualities().get(1).calibration();

    assertThat(bins).hasSize(10);
    assertThat(bins.stream().mapToDouble(CalibrationBin::expected).sum())
        .isCloseTo(90, within(2 * Math.sqrt(90)));
    assertThat(bins)
        .filteredOn(
            bin -> Math.abs(bin.observed() - bin.expected()) <= 2 * Math.sqrt(bin.expected()))
        .hasSizeGreaterThanOrEqualTo(8);
  }
}
