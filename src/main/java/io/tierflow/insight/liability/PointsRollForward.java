package io.tierflow.insight.liability;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * The points of a cohort through a month.
 *
 * @param cohort the month of issue
 * @param month the month
 * @param opening points that could be redeemed before
 * @param movement what happened
 * @param closing points that can be redeemed afterwards
 */
public record PointsRollForward(
    YearMonth cohort, YearMonth month, long opening, PointsMovement movement, long closing) {

  public PointsRollForward {
    if (closing != movement.closing(opening)) {
      throw new IllegalArgumentException(
          "Cohort %s does not add up in %s: %d points, not %d."
              .formatted(cohort, month, movement.closing(opening), closing));
    }
  }

  /**
   * A cohort from its month of issue on, each month opening with what the one before closed with.
   * Movements that are dated earlier come first.
   *
   * @param cohort the month of issue
   * @param movements what happened, by month; a month without movements may be absent
   * @param until the last month
   * @return one row a month
   */
  public static List<PointsRollForward> of(
      YearMonth cohort, SortedMap<YearMonth, PointsMovement> movements, YearMonth until) {
    PointsMovement nothing = new PointsMovement(0, 0, 0, 0, 0);
    List<PointsRollForward> rows = new ArrayList<>();
    long opening = 0;
    boolean early = !movements.isEmpty() && movements.firstKey().isBefore(cohort);
    YearMonth first = early ? movements.firstKey() : cohort;
    for (YearMonth month = first; !month.isAfter(until); month = month.plusMonths(1)) {
      PointsMovement movement = movements.getOrDefault(month, nothing);
      long closing = movement.closing(opening);
      rows.add(new PointsRollForward(cohort, month, opening, movement, closing));
      opening = closing;
    }
    return List.copyOf(rows);
  }

  /**
   * Whether the ledger holds the same.
   *
   * @param ledger the cohort's points in the ledger at the month's end
   * @return whether both agree to the point
   */
  public boolean tiesTo(long ledger) {
    return closing == ledger;
  }
}
