package io.tierflow.insight.liability;

import java.time.YearMonth;
import java.util.List;

/**
 * The points issued in a month and how many of them were redeemed by then and later: a row of the
 * redemption triangle.
 *
 * @param cohort the month of issue
 * @param issued points issued, less those reversed
 * @param outstanding points of them that can still be redeemed
 * @param redeemed points of them redeemed by the end of the month of issue, of the month after, and
 *     so on up to the month that has just ended; cumulative, less reversed redemptions
 */
public record CohortRedemptions(
    YearMonth cohort, long issued, long outstanding, List<Long> redeemed) {

  public CohortRedemptions {
    redeemed = List.copyOf(redeemed);
    if (redeemed.isEmpty()) {
      throw new IllegalArgumentException(
          "Cohort %s needs the points redeemed in its month of issue.".formatted(cohort));
    }
    if (issued < 0 || outstanding < 0 || redeemed.stream().anyMatch(points -> points < 0)) {
      throw new IllegalArgumentException("Cohort %s has points below 0.".formatted(cohort));
    }
  }

  /** How many months after the month of issue the last figure is. */
  int age() {
    return redeemed.size() - 1;
  }

  /** The last figure. */
  long redeemedByNow() {
    return redeemed.get(age());
  }
}
