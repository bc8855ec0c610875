package io.tierflow.benchmark;

import io.tierflow.insight.lifetime.BgNbdFit;
import io.tierflow.insight.lifetime.GammaGammaFit;
import io.tierflow.insight.lifetime.LifetimeValuation;
import io.tierflow.insight.lifetime.LifetimeValuation.Terms;
import io.tierflow.insight.lifetime.SpendHistory;
import io.tierflow.insight.lifetime.VisitHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * How long it takes to fit visits and spend of a programme and to value each member. The first
 * argument is the number of members, 100,000 without one; they enrol over two years and buy on
 * days.
 */
public final class LifetimeBenchmark {

  private static final int MEMBERS = 100_000;
  private static final int DAYS = 730;
  private static final double LEAVES = 0.6;
  private static final double EVERY_DAYS = 40;
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
  private static final Terms TERMS = new Terms(new BigDecimal("0.3"), new BigDecimal("0.1"), 12, 2);

  private LifetimeBenchmark() {}

  /**
   * Prints the times.
   *
   * @param arguments the number of members, or nothing
   */
  public static void main(String... arguments) {
    int members = arguments.length == 0 ? MEMBERS : Integer.parseInt(arguments[0]);
    Random chance = new Random(members);
    List<VisitHistory> visits = new ArrayList<>();
    List<Optional<SpendHistory>> spend = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      VisitHistory history = history(chance);
      visits.add(history);
      spend.add(spend(history, chance));
    }

    Instant start = Instant.now();
    BgNbdFit visitFit = BgNbdFit.to(visits);
    Instant fitted = Instant.now();
    GammaGammaFit spendFit = GammaGammaFit.to(spend.stream().flatMap(Optional::stream).toList());
    Instant both = Instant.now();
    LifetimeValuation valuation = new LifetimeValuation(visitFit.model(), spendFit.model(), TERMS);
    BigDecimal sum = BigDecimal.ZERO;
    for (int member = 0; member < members; member++) {
      sum = sum.add(valuation.of(visits.get(member), spend.get(member)).value());
    }
    Instant valued = Instant.now();

    System.out.printf(
        "%d members: BG/NBD %d ms, Gamma-Gamma %d ms, values %d ms; %s, %s, sum %s%n",
        members,
        Duration.between(start, fitted).toMillis(),
        Duration.between(fitted, both).toMillis(),
        Duration.between(both, valued).toMillis(),
        visitFit,
        spendFit,
        sum.toPlainString());
  }

  private static VisitHistory history(Random chance) {
    LocalDate last = FIRST_DAY.plusDays(DAYS);
    LocalDate day = FIRST_DAY.plusDays(chance.nextInt(DAYS));
    double pace = EVERY_DAYS / -Math.log(1 - chance.nextDouble());
    double leaves = LEAVES * Math.pow(chance.nextDouble(), 2);
    TreeSet<LocalDate> days = new TreeSet<>();
    while (!day.isAfter(last)) {
      days.add(day);
      if (chance.nextDouble() < leaves) {
        break;
      }
      day = day.plusDays(Math.round(-pace * Math.log(1 - chance.nextDouble())));
    }
    return VisitHistory.of(days, last);
  }

  private static Optional<SpendHistory> spend(VisitHistory history, Random chance) {
    double own = 30 / (0.3 + chance.nextDouble());
    double average = own * (1 + 0.3 * chance.nextGaussian() / Math.sqrt(history.repeats() + 1.0));
    return history.repeats() == 0
        ? Optional.empty()
        : Optional.of(
            new SpendHistory(history.repeats(), BigDecimal.valueOf(Math.max(1, average))));
  }
}
