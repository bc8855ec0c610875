package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.MEMBERS_LEFT;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.PARTITION;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.RANGE_OF_MEMBERS;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.SKIP_MEMBERS_WITHOUT_CHANGE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.camunda.PageFailedException;
import io.tierflow.camunda.TableFailure;
import io.tierflow.camunda.performance.CurrentJob;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the next page of members through the steps; splits a page that has failed. */
@Component
class TakePageOfMembers implements JavaDelegate {

  private final MonthlyRunPages pages;
  private final CurrentJob job;

  TakePageOfMembers(MonthlyRunPages pages, CurrentJob job) {
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
