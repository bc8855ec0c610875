package io.tierflow.insight.candidates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierflow.insight.lifetime.BgNbd;
import io.tierflow.insight.lifetime.GammaGamma;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the models say of single members. */
class CandidateModelsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
  private static final LifetimeCandidateModel MODEL =
      new LifetimeCandidateModel(new BgNbd(0.3, 6, 0.5, 2), new GammaGamma(6, 4, 1.8));

  @Test
  void whoHasEnoughThatStillCountsReachesTheTier() {
    assertThat(MODEL.score(candidate(30, new EarningDay(TODAY.minusDays(3), 30)))).isEqualTo(1);
  }

  @Test
  void whoHasNeverEarnedIsNoCandidate() {
    assertThat(MODEL.score(candidate(0))).isZero();
    assertThat(new TrailingBaseline().score(candidate(0))).isZero();
  }

  @Test
  void theLessIsMissingTheLikelierItIs() {
    EarningDay[] days = {
      new EarningDay(TODAY.minusDays(60), 8), new EarningDay(TODAY.minusDays(5), 8)
    };

    assertThat(MODEL.score(candidate(16, days)))
        .isGreaterThan(MODEL.score(candidate(8, days)))
        .isBetween(0.01, 0.99);
  }

  @Test
  void whoCameLatelyIsLikelierThanWhoStayedAwayAfterComingOften() {
    EarningDay[] often = {
      new EarningDay(TODAY.minusDays(300), 4),
      new EarningDay(TODAY.minusDays(290), 4),
      new EarningDay(TODAY.minusDays(280), 4),
      new EarningDay(TODAY.minusDays(270), 4)
    };
    EarningDay[] lately = {
      new EarningDay(TODAY.minusDays(300), 4),
      new EarningDay(TODAY.minusDays(200), 4),
      new EarningDay(TODAY.minusDays(100), 4),
      new EarningDay(TODAY.minusDays(1), 4)
    };

    assertThat(MODEL.score(candidate(16, lately)))
        .isGreaterThan(5 * MODEL.score(candidate(16, often)));
  }

  @Test
  void theRegressionLearnsWhatTellsThoseApartWhoReachedTheTier() {
    List<Candidate> candidates =
        IntStream.range(0, 400)
            .mapToObj(i -> candidate("M" + i, i % 20, new EarningDay(TODAY.minusDays(9), i % 20)))
            .toList();
    Quarter quarter =
        new Quarter(
            TODAY,
            candidates,
            List.of(),
            candidates.stream()
                .filter(candidate -> candidate.stillCounting() >= 15)
                .map(Candidate::memberNumber)
                .collect(Collectors.toSet()));

    LogisticCandidateModel model = LogisticCandidateModel.trainedOn(quarter);

    assertThat(quarter.judge(model).averagePrecision()).isCloseTo(1, within(0.01));
    assertThat(LogisticCandidateModel.trainedOn(quarter).score(candidates.get(7)))
        .isEqualTo(model.score(candidates.get(7)));
  }

  @Test
  void aQuarterWithoutCandidatesIsLearnedFrom() {
    Quarter empty = new Quarter(TODAY, List.of(), List.of(), Set.of());

    assertThat(LogisticCandidateModel.trainedOn(empty).score(candidate(10))).isLessThan(0.5);
  }

  private static Candidate candidate(double stillCounting, EarningDay... earned) {
    return candidate("M1", stillCounting, earned);
  }

  private static Candidate candidate(String number, double stillCounting, EarningDay... earned) {
    return new Candidate(number, TODAY, List.of(earned), 30, TODAY.plusMonths(3), stillCounting);
  }
}
