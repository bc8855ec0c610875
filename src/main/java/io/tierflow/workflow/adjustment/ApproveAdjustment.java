package io.tierflow.workflow.adjustment;

import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.workflow.approval.SecondPersonForm;
import org.springframework.stereotype.Component;

/** Shows another person a correction of a balance, and takes the decision. */
@Component
class ApproveAdjustment extends SecondPersonForm {

  ApproveAdjustment(AdjustmentApprovals approvals) {
    super(approvals, "An adjustment");
  }

  @Override
  protected String subject(ApprovalForm form) {
    return form.shown().get("pointsMoved") + " points";
  }
}
