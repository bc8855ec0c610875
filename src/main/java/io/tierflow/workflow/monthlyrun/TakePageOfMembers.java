package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.MEMBERS_LEFT;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.PARTITION;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.RANGE_OF_MEMBERS;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.SKIP_MEMBERS_WITHOUT_CHANGE;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.batch.BatchService;
import io.tierflow.camunda.PageFailedException;
import io.tierflow.camunda.TableFailure;
import io.tierflow.camunda.performance.CurrentJob;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the next page of members through the steps; splits a page that has failed. */
@Component
class TakePageOfMembers implements JavaDelegate {

  private final BatchService batches;
  private final MonthlyRunBatch run;
  private final CurrentJob job;

  TakePageOfMembers(BatchService batches, MonthlyRunBatch run, CurrentJob job) {
    this.batches = batches;
    this.run = run;
    this.job = job;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean left = takePage(execution, job.hasFailedBefore());
    // Each range has its own: ranges are taken side by side.
    execution.setVariable(MEMBERS_LEFT.name(), left, RANGE_OF_MEMBERS);
  }

  /**
   * A table that fails one member must not hold up the page; each gets an incident of their own.
   */
  private boolean takePage(DelegateExecution execution, boolean afterFailure) {
    boolean skip = Boolean.parseBoolean(SKIP_MEMBERS_WITHOUT_CHANGE.of(execution).toString());
    try {
      return batches.takePage(
          run.strategy(skip),
          RUN_ID.of(execution),
          asOf(execution),
          PARTITION.of(execution),
          afterFailure);
    } catch (RuntimeException failed) {
      throw !afterFailure && TableFailure.message(failed).isPresent()
          ? new PageFailedException(failed)
          : failed;
    }
  }
}
