package io.tierflow.workflow.tierupgrade;

import io.tierflow.policy.Tier;
import io.tierflow.reward.RewardService;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.tier.TierReviewService;
import io.tierflow.tier.TierService;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What becomes of a provisional tier and of a gift that has not left, when their instance ends past
 * them: cancelled by an admin, deleted with its deployment, or led around the review. Without this
 * they would stay open for ever, and with them the member's tier as it is.
 */
@Component
public class UpgradeCancellation {

  static final String CANCELLED = "The upgrade was cancelled.";

  private final ObjectProvider<TierService> tiers;
  private final ObjectProvider<TierReviewService> reviews;
  private final ObjectProvider<RewardService> rewards;

  UpgradeCancellation(
      ObjectProvider<TierService> tiers,
      ObjectProvider<TierReviewService> reviews,
      ObjectProvider<RewardService> rewards) {
    this.tiers = tiers;
    this.reviews = reviews;
    this.rewards = rewards;
  }

  /** Hears of the end of an instance, however it comes to it. */
  public void onEnd(DelegateExecution execution) {
    if (execution.isCanceled() || mayLeaveSomethingOpen(execution)) {
      giveBack(execution.getProcessInstanceId(), CANCELLED);
    }
  }

  /**
   * Takes back what of an upgrade is still open; nothing happens where all is decided.
   *
   * @return what was taken back, a sentence each; the reward of a declined tier goes without saying
   */
  List<String> giveBack(String processInstanceId, String why) {
    Optional<Tier> declined = underReview(processInstanceId);
    declined.ifPresent(tier -> reviews.getObject().withdrawLoyaltyTier(processInstanceId, why));
    Optional<String> gift = rewards.getObject().cancelRewardVoucher(processInstanceId, why);
    return declined
        .map("The review of the upgrade to %s was declined."::formatted)
        .or(() -> gift.map("The gift %s was cancelled."::formatted))
        .stream()
        .toList();
  }

  /** Most instances never had anything open, and are not worth a query. */
  private static boolean mayLeaveSomethingOpen(DelegateExecution execution) {
    return TierUpgradeFlow.REVIEW_REQUIRED.find(execution).orElse(false)
        || TierUpgradeFlow.GIFT.find(execution).orElse(false);
  }

  private Optional<Tier> underReview(String processInstanceId) {
    return tiers
        .getObject()
        .find(processInstanceId)
        .filter(change -> change.getKind() == TierChangeKind.UPGRADE)
        .filter(change -> change.getStatus() == TierChangeStatus.PROVISIONAL)
        .map(TierChange::getToTier);
  }
}
