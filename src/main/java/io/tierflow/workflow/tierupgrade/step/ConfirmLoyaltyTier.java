package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.reward.RewardService;
import io.tierflow.tier.TierReviewService;
import io.tierflow.workflow.tierupgrade.review.EarlierReview;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After an approval: the tier is confirmed, and what was held for it is issued. */
@Component
class ConfirmLoyaltyTier implements JavaDelegate {

  private final TierReviewService reviews;
  private final EarlierReview earlier;
  private final RewardService rewards;

  ConfirmLoyaltyTier(TierReviewService reviews, EarlierReview earlier, RewardService rewards) {
    this.reviews = reviews;
    this.earlier = earlier;
    this.rewards = rewards;
  }

  @Override
  public void execute(DelegateExecution execution) {
    earlier.record(execution);
    reviews.confirmLoyaltyTier(execution.getProcessInstanceId());
    rewards.issueHeldReward(execution.getProcessInstanceId());
  }
}
