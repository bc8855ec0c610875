package io.tierflow.workflow.tiergrant;

import io.tierflow.tier.grant.TierGrantApprovals;
import io.tierflow.workflow.approval.SecondPersonForm;
import org.springframework.stereotype.Component;

/** Shows another person a tier that is to be granted, and takes the decision. */
@Component
class ApproveTierGrant extends SecondPersonForm {

  ApproveTierGrant(TierGrantApprovals approvals) {
    super(approvals, "A grant of a tier");
  }
}
