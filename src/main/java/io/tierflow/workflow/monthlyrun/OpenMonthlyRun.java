package io.tierflow.workflow.monthlyrun;

import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.MONTH;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.PARTITIONS;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.RUN_TO_CARRY_OUT;
import static io.tierflow.workflow.monthlyrun.MonthlyRunFlow.STARTED_BY;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RUN_ID;

import io.tierflow.batch.BatchService;
import io.tierflow.web.InvalidInputException;
import java.time.YearMonth;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the run of a month. */
@Component
class OpenMonthlyRun implements JavaDelegate {

  private final BatchService batches;
  private final MonthlyRunBatch run;
  private final RuntimeService runtime;
  private final RunMonths months;

  OpenMonthlyRun(
      BatchService batches, MonthlyRunBatch run, RuntimeService runtime, RunMonths months) {
    this.batches = batches;
    this.run = run;
    this.runtime = runtime;
    this.months = months;
  }

  @Override
  public void execute(DelegateExecution execution) {
    YearMonth month = month(execution);
    execution.setProcessBusinessKey(month.toString());
    RUN_ID.set(execution, month.toString());
    AS_OF.set(execution, month.atEndOfMonth().toString());
    RUN_TO_CARRY_OUT.set(
        execution,
        batches.open(
            run.strategy(false),
            month.toString(),
            month.atEndOfMonth(),
            STARTED_BY.find(execution).orElse(null),
            execution.getProcessInstanceId(),
            this::isRunning));
    PARTITIONS.set(execution, batches.partitions(MonthlyRunBatch.KIND, month.toString()));
  }

  private boolean isRunning(String processInstanceId) {
    return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() > 0;
  }

  private YearMonth month(DelegateExecution execution) {
    try {
      return months.requireOver(months.parse(MONTH.find(execution).orElse(null)));
    } catch (InvalidInputException refused) {
      throw new BpmnError(REQUEST_NOT_VALID, refused.getMessage());
    }
  }
}
