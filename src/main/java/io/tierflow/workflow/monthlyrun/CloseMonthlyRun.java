package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Marks the run as complete. */
@Component
class CloseMonthlyRun implements JavaDelegate {

  private final MonthlyRunOpening runs;

  CloseMonthlyRun(MonthlyRunOpening runs) {
    this.runs = runs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runs.closeMonthlyRun(RUN_ID.of(execution));
  }
}
