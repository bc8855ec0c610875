package io.tierflow.insight.lifetime;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/**
 * When a member bought, as far as BG/NBD needs it (recency and frequency). All times are in the
 * same unit, counted from the first visit; {@link #of} counts in weeks.
 *
 * @param repeats x, the visits after the first
 * @param lastVisit t_x, when the last visit was; 0 without repeats
 * @param age T, how long the member has been watched
 */
public record VisitHistory(int repeats, double lastVisit, double age) {

  private static final double DAYS_OF_A_WEEK = 7;

  public VisitHistory {
    if (repeats < 0 || !(lastVisit >= 0) || !(age >= lastVisit) || Double.isInfinite(age)) {
      throw new IllegalArgumentException(
          "Visits must satisfy 0 <= last visit <= age: %d repeats, last visit %s, age %s."
              .formatted(repeats, lastVisit, age));
    }
    if (repeats == 0 != (lastVisit == 0)) {
      throw new IllegalArgumentException(
          "The last visit is after the first one exactly if there are repeats.");
    }
  }

  /**
   * The history in weeks. Several purchases of a day are one visit, since the model knows no two
   * visits at the same time.
   *
   * @param purchases the days of all purchases up to {@code until}, in any order, at least one
   * @param until the last day that is watched
   * @return the member's history
   */
  public static VisitHistory of(Collection<LocalDate> purchases, LocalDate until) {
    TreeSet<LocalDate> visits = new TreeSet<>(purchases);
    LocalDate first = visits.first();
    return new VisitHistory(visits.size() - 1, weeks(first, visits.last()), weeks(first, until));
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_WEEK;
  }
}
