package io.tierflow.workflow.adjustment;

import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.workflow.approval.SecondPersonForm;
import org.springframework.stereotype.Component;

/** Shows another person a correction of a balance, and takes the decision. */
@Component
class ApproveAdjustment extends SecondPersonForm {

  ApproveAdjustment(AdjustmentApprovals approvals) {
    super(approvals, "An adjustment");
  }
}
