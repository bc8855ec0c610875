package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.batch.BatchService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the run as complete. */
@Component
class CloseMonthlyRun implements JavaDelegate {

  private final BatchService batches;

  CloseMonthlyRun(BatchService batches) {
    this.batches = batches;
  }

  @Override
  public void execute(DelegateExecution execution) {
    batches.close(MonthlyRunBatch.KIND, RUN_ID.of(execution));
  }
}
