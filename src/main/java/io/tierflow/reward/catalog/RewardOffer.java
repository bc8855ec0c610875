package io.tierflow.reward.catalog;

import io.tierflow.policy.Tier;

/**
 * A reward, as it is offered to one member.
 *
 * @param reward the reward
 * @param title its title in the reader's language
 * @param availability whether the member can have it
 * @param missing points that are missing, 0 if none are
 * @param tier the lowest tier whose members can have it, if that is above the member's; else null
 * @param left how often the member can still have it, null without a limit
 */
public record RewardOffer(
    CatalogReward reward,
    String title,
    RewardAvailability availability,
    long missing,
    Tier tier,
    Long left) {

  /** Whether the member can redeem it now. */
  public boolean isNow() {
    return availability == RewardAvailability.NOW;
  }
}
