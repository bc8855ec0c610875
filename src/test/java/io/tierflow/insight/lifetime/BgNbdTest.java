package io.tierflow.insight.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What BG/NBD says of single members, and what it finds in many. */
class BgNbdTest {

  /** As published for CDNOW. */
  private static final BgNbd CDNOW = new BgNbd(0.243, 4.414, 0.793, 2.426);

  @Test
  void purchasesOfADayAreOneVisit() {
    LocalDate first = LocalDate.of(1997, 1, 1);

    VisitHistory history =
        VisitHistory.of(
            List.of(first.plusDays(213), first, first.plusDays(14), first.plusDays(14)),
            first.plusDays(272));

    assertThat(history.repeats()).isEqualTo(2);
    assertThat(history.lastVisit()).isCloseTo(30.43, within(0.005));
    assertThat(history.age()).isCloseTo(38.86, within(0.005));
  }

  @Test
  void theExpectationThatWasPublishedForAMemberComesOut() {
    // The first customer of the authors' spreadsheet.
    VisitHistory history = new VisitHistory(2, 30.43, 38.86);

    assertThat(CDNOW.expectedVisits(history, 39)).isCloseTo(1.226, within(0.002));
  }

  @Test
  void whoNeverCameAgainIsAlive() {
    assertThat(CDNOW.probabilityAlive(new VisitHistory(0, 0, 38))).isEqualTo(1);
  }

  @Test
  void theLongerAFrequentMemberStaysAwayTheLikelierTheyHaveLeft() {
    double soon = CDNOW.probabilityAlive(new VisitHistory(10, 30, 32));
    double late = CDNOW.probabilityAlive(new VisitHistory(10, 30, 52));
    double rare = CDNOW.probabilityAlive(new VisitHistory(2, 30, 52));

    assertThat(soon).isGreaterThan(0.7);
    assertThat(late).isLessThan(0.2).isLessThan(rare);
  }

  @Test
  void aMemberWatchedForNoTimeIsANewOne() {
    assertThat(CDNOW.expectedVisits(new VisitHistory(0, 0, 0), 52))
        .isCloseTo(CDNOW.expectedVisits(52), within(1e-12));
    assertThat(CDNOW.expectedVisits(0)).isZero();
  }

  @Test
  void whatANewMemberIsExpectedToDoIsWhatSimulatedOnesDo() {
    List<VisitHistory> members = simulated(CDNOW, 40_000, 52);

    double average = members.stream().mapToInt(VisitHistory::repeats).average().orElseThrow();

    assertThat(CDNOW.expectedVisits(52)).isCloseTo(average, Percentage.withPercentage(4));
  }

  @Test
  void parametersThatAreOnAPoleOfTheFormulaChangeLittle() {
    BgNbd on = new BgNbd(0.5, 5, 1, 2);
    BgNbd near = new BgNbd(0.5, 5, 1.0001, 2);
    VisitHistory history = new VisitHistory(3, 10, 20);

    assertThat(on.expectedVisits(history, 52))
        .isCloseTo(near.expectedVisits(history, 52), Percentage.withPercentage(0.1));
    assertThat(new BgNbd(0.5, 5, 0.4, 0.6).expectedVisits(52))
        .isCloseTo(
            new BgNbd(0.5, 5, 0.4, 0.6001).expectedVisits(52), Percentage.withPercentage(0.1));
  }

  @Test
  void theModelThatMadeTheVisitsIsFound() {
    BgNbd truth = new BgNbd(0.8, 6, 0.7, 2.5);

    BgNbd found = BgNbdFit.to(simulated(truth, 20_000, 52)).model();

    assertThat(found.r()).isCloseTo(0.8, Percentage.withPercentage(10));
    assertThat(found.alpha()).isCloseTo(6, Percentage.withPercentage(10));
    assertThat(found.a() / (found.a() + found.b()))
        .isCloseTo(0.7 / 3.2, Percentage.withPercentage(10));
  }

  @Test
  void withoutRepeatsNothingIsFitted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BgNbdFit.to(List.of(new VisitHistory(0, 0, 5))))
        .withMessage("BG/NBD needs members with more than one visit.");
  }

  @Test
  void historiesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VisitHistory(1, 6, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new VisitHistory(0, 2, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new VisitHistory(-1, 2, 5));
    assertThatIllegalArgumentException().isThrownBy(() -> new VisitHistory(1, 2, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0, 1, 1, 1));
  }

  static List<VisitHistory> simulated(BgNbd model, int members, double age) {
    RandomGenerator chance = new Well19937c(1);
    GammaDistribution rates = new GammaDistribution(chance, model.r(), 1 / model.alpha());
    BetaDistribution leaving = new BetaDistribution(chance, model.a(), model.b());
    List<VisitHistory> histories = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      double rate = rates.sample();
      double leaves = leaving.sample();
      int repeats = 0;
      double last = 0;
      boolean alive = true;
      while (alive) {
        double next = last - Math.log(1 - chance.nextDouble()) / rate;
        if (next > age) {
          break;
        }
        repeats++;
        last = next;
        alive = chance.nextDouble() >= leaves;
      }
      histories.add(new VisitHistory(repeats, last, age));
    }
    return histories;
  }

  @Test
  void probabilitiesOfNumbersOfVisitsSumToOneAndGiveTheExpectation() {
    for (VisitHistory history :
        List.of(
            new VisitHistory(0, 0, 20),
            new VisitHistory(2, 30.43, 38.86),
            new VisitHistory(9, 12, 39))) {
      double[] probabilities = CDNOW.visitProbabilities(history, 13, 400);

      assertThat(DoubleStream.of(probabilities).sum()).isCloseTo(1, within(1e-9));
      double expected =
          IntStream.range(0, probabilities.length).mapToDouble(n -> n * probabilities[n]).sum();
      assertThat(expected).isCloseTo(CDNOW.expectedVisits(history, 13), within(1e-6));
    }
  }

  @Test
  void whatVisitsBringReachesAnAmountAsOftenAsSimulated() {
    GammaGamma model = new GammaGamma(6.25, 3.74, 15.44);
    Optional<SpendHistory> history = Optional.of(new SpendHistory(3, new BigDecimal("40")));
    double nuShape = 3.74 + 6.25 * 3;
    double nuRate = 15.44 + 3 * 40;
    RandomGenerator seeded = new Well19937c(1997);
    int reached = 0;
    for (int round = 0; round < 40_000; round++) {
      double nu = new GammaDistribution(seeded, nuShape, 1 / nuRate).sample();
      reached += new GammaDistribution(seeded, 6.25 * 2, 1 / nu).sample() >= 90 ? 1 : 0;
    }

    assertThat(model.probabilityOfSpend(history, 2, 90))
        .isCloseTo(reached / 40_000.0, within(0.01));
    assertThat(model.probabilityOfSpend(Optional.empty(), 1, 0)).isEqualTo(1);
  }
}
