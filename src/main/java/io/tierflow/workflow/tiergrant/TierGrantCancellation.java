package io.tierflow.workflow.tiergrant;

import io.tierflow.tier.grant.TierGrantApprovals;
import io.tierflow.workflow.approval.SecondPersonCancellation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Withdraws a grant whose instance ends without a decision. */
@Component
class TierGrantCancellation extends SecondPersonCancellation {

  TierGrantCancellation(ObjectProvider<TierGrantApprovals> approvals) {
    super(TierGrantProcess.PROCESS, approvals::getObject);
  }
}
