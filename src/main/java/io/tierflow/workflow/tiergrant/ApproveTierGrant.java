package io.tierflow.workflow.tiergrant;

import io.tierflow.points.approval.ApprovalForm;
import io.tierflow.policy.Tier;
import io.tierflow.tier.grant.TierGrantApprovals;
import io.tierflow.workflow.approval.SecondPersonForm;
import io.tierflow.workflow.tierupgrade.review.TaskTitles;
import org.springframework.stereotype.Component;

/** Shows another person a tier that is to be granted, and takes the decision. */
@Component
class ApproveTierGrant extends SecondPersonForm {

  private final TaskTitles titles;

  ApproveTierGrant(TierGrantApprovals approvals, TaskTitles titles) {
    super(approvals, "A grant of a tier");
    this.titles = titles;
  }

  @Override
  protected String subject(ApprovalForm form) {
    Tier tier = Tier.valueOf((String) form.shown().get("tier"));
    return "grant " + titles.label(form.memberNumber(), tier);
  }
}
