package io.tierflow.workflow.adjustment;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.ProcessListening;
import io.tierflow.points.approval.AdjustmentApprovals;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Withdraws a request whose instance ends without a decision: cancelled by an admin, deleted with
 * its deployment, or led around the task.
 */
@Component
@EngineInternal(
    why = "ProcessListening hands on a process as it is parsed, which has no public type.",
    replacement = "Goes with ProcessListening.")
class ApprovalCancellation extends ProcessListening {

  private static final String CANCELLED = "The approval was cancelled.";

  private final ObjectProvider<AdjustmentApprovals> approvals;

  ApprovalCancellation(ObjectProvider<AdjustmentApprovals> approvals) {
    super(AdjustmentFlow.PROCESS);
    this.approvals = approvals;
  }

  @Override
  protected void listenTo(ProcessDefinitionEntity process) {
    ExecutionListener end =
        execution -> approvals.getObject().withdraw(execution.getProcessInstanceId(), CANCELLED);
    process.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
  }
}
