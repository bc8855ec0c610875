package io.tierflow.workflow.monthlyrun;

import io.tierflow.batch.BatchState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Where a run stands. The four counts are of different members; what they leave of the total is
 * still to be taken.
 *
 * @param runId the run
 * @param month its month
 * @param asOf day up to which transactions count
 * @param state whether it is complete
 * @param membersTotal active members of the programme
 * @param membersDone members who are through all steps
 * @param membersSkipped members for whom nothing could change
 * @param membersWaitingForPeople members whose automatic part is done, and who wait for a task
 * @param membersFailed members with an incident
 * @param startedAt when the run was opened
 * @param startedBy user who asked for it, or null for the timer
 * @param completedAt when it was complete, or null
 * @param membersPerSecond members taken or skipped per second so far
 * @param estimatedEnd when all will be taken at this rate, or null if nothing can be said
 * @param processInstanceId the instance that carries the run out
 */
public record MonthlyRunProgress(
    String runId,
    YearMonth month,
    LocalDate asOf,
    BatchState state,
    long membersTotal,
    long membersDone,
    long membersSkipped,
    long membersWaitingForPeople,
    long membersFailed,
    Instant startedAt,
    String startedBy,
    Instant completedAt,
    BigDecimal membersPerSecond,
    Instant estimatedEnd,
    String processInstanceId) {

  /**
   * Members still to be taken.
   *
   * @return members, 0 or more
   */
  public long membersRemaining() {
    return Math.max(
        0, membersTotal - membersDone - membersSkipped - membersWaitingForPeople - membersFailed);
  }
}
