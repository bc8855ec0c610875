package io.tierflow.workflow.monthlyrun;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A run as it is kept.
 *
 * @param runId its name, the month in ISO format
 * @param asOf day up to which transactions count, the month's last
 * @param state where it stands
 * @param membersTotal members whom it takes or skips
 * @param startedAt when it was opened
 * @param startedBy user who asked for it, or null for the timer
 * @param completedAt when it was complete, or null
 * @param processInstanceId the instance that carries it out
 */
record MonthlyRun(
    String runId,
    LocalDate asOf,
    MonthlyRunState state,
    long membersTotal,
    Instant startedAt,
    String startedBy,
    Instant completedAt,
    String processInstanceId) {

  YearMonth month() {
    return YearMonth.from(asOf);
  }

  boolean isComplete() {
    return state == MonthlyRunState.COMPLETED;
  }
}
