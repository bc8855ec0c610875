package io.tierflow.workflow.adjustment;

import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.workflow.approval.SecondPersonCancellation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Withdraws an adjustment whose instance ends without a decision. */
@Component
class ApprovalCancellation extends SecondPersonCancellation {

  ApprovalCancellation(ObjectProvider<AdjustmentApprovals> approvals) {
    super(AdjustmentFlow.PROCESS, approvals::getObject);
  }
}
