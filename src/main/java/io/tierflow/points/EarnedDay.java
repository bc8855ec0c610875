package io.tierflow.points;

import java.time.LocalDate;

/**
 * What a ledger says was earned on a day, less reversals as a whole.
 *
 * @param day the day on which it counts
 * @param points points that can be spent
 * @param qualifying points that count towards tiers
 */
record EarnedDay(LocalDate day, long points, long qualifying) {

  boolean isNothing() {
    return points == 0 && qualifying == 0;
  }
}
