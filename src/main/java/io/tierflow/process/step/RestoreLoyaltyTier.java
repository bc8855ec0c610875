package io.tierflow.process.step;

import static io.tierflow.process.TierUpgradeFlow.REVIEWER;
import static io.tierflow.process.TierUpgradeFlow.REVIEW_REMARK;

import io.tierflow.tier.TierService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compensates step 7 after a review that declined. */
@Component
class RestoreLoyaltyTier implements JavaDelegate {

  private final TierService tiers;

  RestoreLoyaltyTier(TierService tiers) {
    this.tiers = tiers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tiers.restoreLoyaltyTier(
        execution.getProcessInstanceId(),
        REVIEWER.find(execution).orElse(null),
        REVIEW_REMARK.find(execution).orElse(null));
  }
}
