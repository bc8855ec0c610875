package io.tierflow.workflow.adjustment;

import static io.tierflow.workflow.adjustment.AdjustmentFlow.ADJUSTMENT_ID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;

import io.tierflow.points.approval.AdjustmentApprovals;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ties the instance to the request that waits for another person. */
@Component
class OpenAdjustmentApproval implements JavaDelegate {

  private final AdjustmentApprovals approvals;

  OpenAdjustmentApproval(AdjustmentApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = ADJUSTMENT_ID.find(execution).orElse("");
    if (!approvals.isUntied(id)) {
      throw new BpmnError(REQUEST_NOT_VALID, "No adjustment with this id is waiting for approval.");
    }
    execution.setProcessBusinessKey(
        approvals.awaitIn(id, execution.getProcessInstanceId()).getMemberNumber());
  }
}
