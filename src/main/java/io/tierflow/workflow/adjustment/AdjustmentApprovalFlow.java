package io.tierflow.workflow.adjustment;

import io.tierflow.points.approval.ApprovalFlow;
import io.tierflow.points.approval.ApprovalOperation;
import io.tierflow.workflow.tierupgrade.Suspension;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process in which another person decides. */
@Component
class AdjustmentApprovalFlow implements ApprovalFlow {

  private final RuntimeService runtime;

  AdjustmentApprovalFlow(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void await(String memberNumber, ApprovalOperation operation, String operationId) {
    Suspension.refuse(
        "Approvals of adjustments are",
        () ->
            runtime
                .createProcessInstanceByKey(AdjustmentFlow.PROCESS)
                .businessKey(memberNumber)
                .setVariable(AdjustmentFlow.ADJUSTMENT_ID.name(), operationId)
                .execute());
  }
}
