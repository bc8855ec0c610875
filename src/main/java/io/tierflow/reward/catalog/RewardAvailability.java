package io.tierflow.reward.catalog;

/** Whether a member can have a reward. */
public enum RewardAvailability {
  /** The member can redeem it now. */
  NOW,
  /** Points are missing. */
  SOON,
  /** Members of a higher tier can have it. */
  HIGHER_TIER,
  /** The member has had it as often as one member may. */
  LIMIT_REACHED,
  /** All members together have had it as often as they may. */
  SOLD_OUT,
  /** It is a gift, and there is no address to send it to. */
  NO_ADDRESS
}
