package io.tierflow.process.run;

import static io.tierflow.process.TierUpgradeFlow.AS_OF;
import static io.tierflow.process.TierUpgradeFlow.RUN_ID;
import static io.tierflow.process.run.MonthlyRunFlow.MEMBERS_LEFT;
import static io.tierflow.process.run.MonthlyRunFlow.PARTITION;
import static io.tierflow.process.run.MonthlyRunFlow.RANGE_OF_MEMBERS;
import static io.tierflow.process.run.MonthlyRunFlow.SKIP_MEMBERS_WITHOUT_CHANGE;

import io.tierflow.camunda.PageFailedException;
import io.tierflow.camunda.TableFailure;
import io.tierflow.engine.JobAtHand;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the next page of members through the steps; splits a page that has failed. */
@Component
class TakePageOfMembers implements JavaDelegate {

  private final MonthlyRunPages pages;
  private final JobAtHand job;

  TakePageOfMembers(MonthlyRunPages pages, JobAtHand job) {
    this.pages = pages;
    this.job = job;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String runId = RUN_ID.of(execution);
    LocalDate asOf = LocalDate.parse(AS_OF.of(execution));
    int partition = PARTITION.of(execution);
    boolean left =
        job.hasFailedBefore()
            ? pages.splitPageOfMembers(runId, asOf, partition)
            : takeWholePage(execution, runId, asOf, partition);
    // Each range has its own: ranges are taken side by side.
    execution.setVariable(MEMBERS_LEFT.name(), left, RANGE_OF_MEMBERS);
  }

  /**
   * A table that fails one member must not hold up the page; each gets an incident of their own.
   */
  private boolean takeWholePage(
      DelegateExecution execution, String runId, LocalDate asOf, int partition) {
    try {
      return pages.takePageOfMembers(
          runId,
          asOf,
          partition,
          Boolean.parseBoolean(SKIP_MEMBERS_WITHOUT_CHANGE.of(execution).toString()));
    } catch (RuntimeException failed) {
      throw TableFailure.message(failed).isPresent() ? new PageFailedException(failed) : failed;
    }
  }
}
