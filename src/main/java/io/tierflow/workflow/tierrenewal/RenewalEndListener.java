package io.tierflow.workflow.tierrenewal;

import io.tierflow.points.PointsLedger;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.workflow.EndWithMembership;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends a member's renewals with the membership: nobody is asked any more. */
@Component
class RenewalEndListener extends EndWithMembership {

  private final LoweringReviewService reviews;

  RenewalEndListener(RuntimeService runtime, LoweringReviewService reviews, PointsLedger ledger) {
    super(TierRenewalFlow.PROCESS, runtime, ledger);
    this.reviews = reviews;
  }

  @Override
  protected List<String> giveBack(String processInstanceId, String reason) {
    return reviews.cancel(processInstanceId, reason).stream()
        .map("The review of the lowering to %s has ended."::formatted)
        .toList();
  }
}
