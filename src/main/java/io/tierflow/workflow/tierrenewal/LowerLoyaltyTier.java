package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.policy.Tier;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.tier.renewal.TierRenewalService;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the member the lower tier: at once, or as it was reviewed. */
@Component
class LowerLoyaltyTier implements JavaDelegate {

  private final TierRenewalService renewals;
  private final LoweringReviewService reviews;
  private final TierUpgradeRecorder records;

  LowerLoyaltyTier(
      TierRenewalService renewals, LoweringReviewService reviews, TierUpgradeRecorder records) {
    this.renewals = renewals;
    this.reviews = reviews;
    this.records = records;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    if (TierRenewalFlow.LOWERING_REVIEW.of(execution)) {
      reviews.find(id).ifPresent(reviews::lower);
      return;
    }
    renewals.lowerLoyaltyTier(
        id,
        MEMBER_NUMBER.of(execution),
        asOf(execution),
        records.decision(id, TierRenewalService.TIER_RETENTION),
        Tier.valueOf(TierRenewalFlow.TO_TIER.of(execution)));
  }
}
