package io.tierflow.workflow.adjustment;

import io.tierflow.points.PointsLedger;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.workflow.EndWithMembership;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends what waits for another person with the membership: nobody is asked any more. */
@Component
class ApprovalEndListener extends EndWithMembership {

  private final AdjustmentApprovals approvals;

  ApprovalEndListener(RuntimeService runtime, AdjustmentApprovals approvals, PointsLedger ledger) {
    super(AdjustmentFlow.PROCESS, runtime, ledger);
    this.approvals = approvals;
  }

  @Override
  protected List<String> giveBack(String processInstanceId, String reason) {
    approvals.withdraw(processInstanceId, reason);
    return List.of("An adjustment that was waiting for approval was withdrawn.");
  }
}
