package io.tierflow.workflow.adjustment;

import io.tierflow.points.PointsLedger;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.workflow.approval.SecondPersonEndListener;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends adjustments that wait for another person with the membership. */
@Component
class ApprovalEndListener extends SecondPersonEndListener {

  ApprovalEndListener(AdjustmentApprovals approvals, RuntimeService runtime, PointsLedger ledger) {
    super(AdjustmentFlow.PROCESS, "An adjustment", approvals, runtime, ledger);
  }
}
