package io.tierflow.insight.candidates;

import io.tierflow.insight.lifetime.SpendHistory;
import io.tierflow.insight.lifetime.VisitHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member below a tier, as known at the end of a day.
 *
 * @param memberNumber whose
 * @param asOf the day; nothing that was known later is in here
 * @param earned the days on which the member earned up to {@code asOf}, ascending
 * @param threshold what the next tier takes, above 0
 * @param until the day that is looked ahead to, after {@code asOf}
 * @param stillCounting what has been earned up to {@code asOf} and will still count on that day
 */
public record Candidate(
    String memberNumber,
    LocalDate asOf,
    List<EarningDay> earned,
    double threshold,
    LocalDate until,
    double stillCounting) {

  public Candidate {
    earned = List.copyOf(earned);
    if (!earned.isEmpty() && earned.get(earned.size() - 1).day().isAfter(asOf)) {
      throw new IllegalArgumentException(
          "A candidate knows nothing of days after %s.".formatted(asOf));
    }
    if (!until.isAfter(asOf) || !(threshold > 0)) {
      throw new IllegalArgumentException(
          "A candidate needs a threshold above 0 and a day after %s to reach it.".formatted(asOf));
    }
  }

  /** What is missing then if nothing more is earned, at least 0. */
  public double missing() {
    return Math.max(0, threshold - stillCounting);
  }

  /**
   * The days with earnings as visits, in weeks.
   *
   * @return empty if nothing has been earned
   */
  Optional<VisitHistory> visits() {
    return earned.isEmpty()
        ? Optional.empty()
        : Optional.of(VisitHistory.of(earned.stream().map(EarningDay::day).toList(), asOf));
  }

  /**
   * What a visit brings on average, over the visits that brought something.
   *
   * @return empty if none did
   */
  Optional<SpendHistory> averageEarned() {
    double[] amounts = earned.stream().mapToDouble(EarningDay::earned).filter(e -> e > 0).toArray();
    if (amounts.length == 0) {
      return Optional.empty();
    }
    double sum = 0;
    for (double amount : amounts) {
      sum += amount;
    }
    return Optional.of(
        new SpendHistory(
            amounts.length, new BigDecimal(sum / amounts.length, MathContext.DECIMAL64)));
  }
}
