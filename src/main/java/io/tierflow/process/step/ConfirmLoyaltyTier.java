package io.tierflow.process.step;

import static io.tierflow.process.TierUpgradeFlow.REVIEWER;
import static io.tierflow.process.TierUpgradeFlow.REVIEW_REMARK;

import io.tierflow.reward.RewardService;
import io.tierflow.tier.TierService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After an approval: the tier is confirmed, and what was held for it is issued. */
@Component
class ConfirmLoyaltyTier implements JavaDelegate {

  private final TierService tiers;
  private final RewardService rewards;

  ConfirmLoyaltyTier(TierService tiers, RewardService rewards) {
    this.tiers = tiers;
    this.rewards = rewards;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tiers.confirmLoyaltyTier(
        execution.getProcessInstanceId(),
        REVIEWER.find(execution).orElse(null),
        REVIEW_REMARK.find(execution).orElse(null));
    rewards.issueHeldReward(execution.getProcessInstanceId());
  }
}
