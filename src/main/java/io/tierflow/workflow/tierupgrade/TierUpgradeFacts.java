package io.tierflow.workflow.tierupgrade;

import io.tierflow.camunda.variable.DatabaseFacts;
import io.tierflow.reward.GiftDispatch;
import io.tierflow.reward.GiftState;
import io.tierflow.reward.RewardService;
import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierService;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the flow's gateways ask that lie behind people's work: whether there is a review and what it
 * said, whether a gift is owed and what became of it. All else that gateways ask was set within the
 * same transaction by the step before them.
 */
@Component
class TierUpgradeFacts implements DatabaseFacts {

  private static final String REVIEW_REQUIRED = TierUpgradeFlow.REVIEW_REQUIRED.name();
  private static final String REVIEW_OUTCOME = TierUpgradeFlow.REVIEW_OUTCOME.name();
  private static final String GIFT = TierUpgradeFlow.GIFT.name();
  private static final String DISPATCH_OUTCOME = TierUpgradeFlow.DISPATCH_OUTCOME.name();

  private final ObjectProvider<TierService> tiers;
  private final ObjectProvider<RewardService> rewards;

  TierUpgradeFacts(ObjectProvider<TierService> tiers, ObjectProvider<RewardService> rewards) {
    this.tiers = tiers;
    this.rewards = rewards;
  }

  @Override
  public Set<String> names() {
    return Set.of(REVIEW_REQUIRED, REVIEW_OUTCOME, GIFT, DISPATCH_OUTCOME);
  }

  /** An answer that an earlier release has taken down is nowhere but in the variables. */
  @Override
  public boolean cover(String processInstanceId) {
    return tiers
        .getObject()
        .find(processInstanceId)
        .filter(change -> change.getReview().outcome() != ReviewOutcome.IN_VARIABLE)
        .isPresent();
  }

  @Override
  public Object value(String processInstanceId, String name) {
    TierChange change = tiers.getObject().change(processInstanceId);
    if (name.equals(REVIEW_REQUIRED)) {
      return change.getReview().reason() != null;
    }
    if (name.equals(REVIEW_OUTCOME)) {
      return change.getReview().outcome() == null ? null : change.getReview().outcome().name();
    }
    GiftState gift =
        rewards
            .getObject()
            .reward(processInstanceId)
            .gift()
            .map(GiftDispatch::getState)
            .orElse(null);
    return name.equals(GIFT) ? (Object) (gift != null) : outcome(gift);
  }

  private static String outcome(GiftState gift) {
    if (gift == GiftState.DISPATCHED) {
      return "DISPATCHED";
    }
    return gift == GiftState.SUBSTITUTED ? "NOT_POSSIBLE" : null;
  }
}
