package io.tierflow.batch;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A batch and how far it is.
 *
 * @param kind what is done, the {@link BatchStrategy#kind()}
 * @param name which one of its kind, such as the month or the day
 * @param asOf the day that it is about
 * @param state where it stands
 * @param membersTotal members whom it takes or skips: counted at the start, and again at the end
 * @param membersTaken members who were processed
 * @param membersSkipped members for whom there was nothing to do
 * @param counted what the strategy has counted
 * @param startedAt when it was opened
 * @param startedBy user who asked for it, or null for the timer
 * @param completedAt when it was complete, or null
 * @param processInstanceId the instance that carries it out
 */
public record Batch(
    String kind,
    String name,
    LocalDate asOf,
    BatchState state,
    long membersTotal,
    long membersTaken,
    long membersSkipped,
    long counted,
    Instant startedAt,
    String startedBy,
    Instant completedAt,
    String processInstanceId) {

  /** Whether everything is done. */
  public boolean isComplete() {
    return state == BatchState.COMPLETED;
  }
}
