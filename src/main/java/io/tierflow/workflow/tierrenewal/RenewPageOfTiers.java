package io.tierflow.workflow.tierrenewal;

import io.tierflow.batch.BatchService;
import io.tierflow.camunda.PageFailedException;
import io.tierflow.camunda.TableFailure;
import io.tierflow.camunda.performance.CurrentJob;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Renews the tiers of the next page of members; splits a page that has failed. */
@Component
class RenewPageOfTiers implements JavaDelegate {

  private final BatchService batches;
  private final TierRenewalBatch renewals;
  private final CurrentJob job;

  RenewPageOfTiers(BatchService batches, TierRenewalBatch renewals, CurrentJob job) {
    this.batches = batches;
    this.renewals = renewals;
    this.job = job;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean left = takePage(execution, job.hasFailedBefore());
    // Each range has its own: ranges are taken side by side.
    execution.setVariable(RenewalDay.MEMBERS_LEFT, left, RenewalDay.RANGE_OF_MEMBERS);
  }

  /**
   * A table that fails one member must not hold up the page; each gets an incident of their own.
   */
  private boolean takePage(DelegateExecution execution, boolean afterFailure) {
    String day = RenewalDay.DAY.of(execution);
    try {
      return batches.takePage(
          renewals, day, LocalDate.parse(day), RenewalDay.PARTITION.of(execution), afterFailure);
    } catch (RuntimeException failed) {
      throw !afterFailure && TableFailure.message(failed).isPresent()
          ? new PageFailedException(failed)
          : failed;
    }
  }
}
