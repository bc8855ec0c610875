package io.tierflow.tier.renewal;

import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import java.util.Optional;

/**
 * What a renewal does with a tier.
 *
 * @param outcome what becomes of it
 * @param toTier the lower tier, or null if it is not lowered
 * @param review what {@code upgrade-review} said, if somebody reviews the lowering; else null
 */
public record RetentionDecision(RetentionOutcome outcome, Tier toTier, Decision review) {

  static RetentionDecision of(RetentionOutcome outcome) {
    return new RetentionDecision(outcome, null, null);
  }

  /**
   * Whether a loyalty manager reviews a lowering.
   *
   * @return false if the tier is not lowered, and if it is at once
   */
  public boolean isReviewed() {
    return Optional.ofNullable(review).isPresent();
  }
}
