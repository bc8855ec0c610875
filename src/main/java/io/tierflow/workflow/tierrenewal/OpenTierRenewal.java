package io.tierflow.workflow.tierrenewal;

import io.tierflow.batch.BatchService;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the renewals of a day, or goes on with those that were interrupted. */
@Component
class OpenTierRenewal implements JavaDelegate {

  private final BatchService batches;
  private final TierRenewalBatch renewals;
  private final RuntimeService runtime;

  OpenTierRenewal(BatchService batches, TierRenewalBatch renewals, RuntimeService runtime) {
    this.batches = batches;
    this.renewals = renewals;
    this.runtime = runtime;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String day = RenewalDay.DAY.of(execution);
    boolean open =
        batches.open(
            renewals,
            day,
            LocalDate.parse(day),
            RenewalDay.STARTED_BY.find(execution).orElse(null),
            execution.getProcessInstanceId(),
            this::isRunning);
    RenewalDay.PARTITIONS.set(execution, open ? batches.partitions(TierRenewalBatch.KIND, day) : 0);
  }

  private boolean isRunning(String processInstanceId) {
    return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() > 0;
  }
}
