package io.tierflow.insight.owed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;

/**
 * Which part of a cohort's points people expect to be redeemed in the end, in place of what the
 * redemption triangle gives.
 *
 * @param cohort the month of issue
 * @param revision how many have been set for this cohort by this one, from 1
 * @param countsFrom the first month whose closing it changes
 * @param rate between 0 and 1
 * @param reason for the auditor
 * @param setBy who set it
 * @param setAt when
 * @param withdrawnBy who undid it; null if it stands
 * @param withdrawnAt when; null if it stands
 */
public record RateOverride(
    YearMonth cohort,
    int revision,
    YearMonth countsFrom,
    BigDecimal rate,
    String reason,
    String setBy,
    Instant setAt,
    String withdrawnBy,
    Instant withdrawnAt) {

  /**
   * Whether it hasn't been undone.
   *
   * @return false once it is withdrawn
   */
  public boolean stands() {
    return withdrawnAt == null;
  }

  boolean holdsIn(YearMonth month) {
    return stands() && !countsFrom.isAfter(month);
  }
}
