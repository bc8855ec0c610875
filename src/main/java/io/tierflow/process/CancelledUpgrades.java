package io.tierflow.process;

import io.tierflow.reward.RewardService;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.tier.TierService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What becomes of a provisional tier when an admin cancels its instance: without this, the review
 * would stay open for ever, and with it the member's tier as it is.
 */
@Component
class CancelledUpgrades {

  private final ObjectProvider<TierService> tiers;
  private final ObjectProvider<RewardService> rewards;

  CancelledUpgrades(ObjectProvider<TierService> tiers, ObjectProvider<RewardService> rewards) {
    this.tiers = tiers;
    this.rewards = rewards;
  }

  void giveBackWhatWasProvisional(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    if (execution.isCanceled() && isUnderReview(id)) {
      tiers.getObject().restoreLoyaltyTier(id, null, "The upgrade was cancelled.");
      rewards.getObject().cancelRewardVoucher(id);
    }
  }

  private boolean isUnderReview(String processInstanceId) {
    return tiers
        .getObject()
        .find(processInstanceId)
        .filter(change -> change.getStatus() == TierChangeStatus.PROVISIONAL)
        .isPresent();
  }
}
