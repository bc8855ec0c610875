package io.tierflow.insight.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How rankings are judged, by examples computed by hand and by chance. */
class RankedOutcomesTest {

  @Test
  void averagePrecisionIsThatOfTheRanksOfThoseWhoReachedTheTier() {
    RankedOutcomes ranked =
        new RankedOutcomes(
            List.of(
                new Outcome(0.2, true),
                new Outcome(0.9, true),
                new Outcome(0.5, false),
                new Outcome(0.1, false)));

    assertThat(ranked.averagePrecision()).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    assertThat(ranked.precisionAt(2)).isEqualTo(0.5);
    assertThat(ranked.reachedAmong(3)).isEqualTo(2);
  }

  @Test
  void membersOfTheSameScoreAreTakenTogether() {
    List<Outcome> outcomes =
        List.of(new Outcome(1, false), new Outcome(1, true), new Outcome(1, false));

    assertThat(new RankedOutcomes(outcomes).averagePrecision()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void nobodyOrNobodyWhoReachedTheTierIsNoFailure() {
    assertThat(new RankedOutcomes(List.of()).averagePrecision()).isZero();
    assertThat(new RankedOutcomes(List.of()).precisionAt(100)).isZero();
    assertThat(new RankedOutcomes(List.of()).calibration(10)).isEmpty();
    assertThat(new RankedOutcomes(List.of(new Outcome(0.4, false))).averagePrecision()).isZero();
  }

  @Test
  void binsOfCalibrationHoldEveryMemberOnce() {
    List<CalibrationBin> bins = byChance(5000, 7).calibration(10);

    assertThat(bins).hasSize(10);
    assertThat(bins.stream().mapToInt(CalibrationBin::members).sum()).isEqualTo(5000);
    assertThat(bins)
        .allSatisfy(
            bin -> assertThat((double) bin.observed()).isCloseTo(bin.expected(), within(90.0)));
  }

  @Test
  void anIntervalHoldsWhatTheSameProgrammeShowsAgain() {
    int covered = 0;
    double truth = 0;
    for (int seed = 100; seed < 140; seed++) {
      truth += byChance(1500, seed).averagePrecision() / 40;
    }
    for (int seed = 0; seed < 40; seed++) {
      Interval interval = Bootstrap.ofAveragePrecision(List.of(byChance(1500, seed)));
      covered += interval.from() <= truth && truth <= interval.to() ? 1 : 0;
    }

    assertThat(covered).isGreaterThanOrEqualTo(34);
  }

  @Test
  void aModelIsNotAboveItself() {
    List<RankedOutcomes> same = List.of(byChance(800, 3));

    assertThat(Bootstrap.ofDifference(same, same)).isEqualTo(new Interval(0, 0, 0));
  }

  /** Members who reach the tier just as probably as their score says. */
  private static RankedOutcomes byChance(int members, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      double score = Math.pow(chance.nextDouble(), 2);
      outcomes.add(new Outcome(score, chance.nextDouble() < score));
    }
    return new RankedOutcomes(outcomes);
  }
}
