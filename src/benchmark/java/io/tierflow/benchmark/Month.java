package io.tierflow.benchmark;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/**
 * The measured month and the bounds that the steps look between, with the product's default
 * settings and in UTC.
 *
 * @param month the month
 */
record Month(YearMonth month) {

  private static final int RECENT_DAYS = 30;
  private static final int REACH_BACK_DAYS = 90;

  LocalDate asOf() {
    return month.atEndOfMonth();
  }

  LocalDateTime end() {
    return asOf().plusDays(1).atStartOfDay();
  }

  LocalDateTime recentStart() {
    return asOf().minusDays(RECENT_DAYS - 1L).atStartOfDay();
  }

  LocalDateTime earningStart() {
    return asOf().minusDays(REACH_BACK_DAYS - 1L).atStartOfDay();
  }

  LocalDate yearStart() {
    return asOf().plusDays(1).minusMonths(12);
  }
}
