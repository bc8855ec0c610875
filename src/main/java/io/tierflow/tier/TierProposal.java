package io.tierflow.tier;

import io.tierflow.member.Tier;

/**
 * What an upgrade does with the tier.
 *
 * @param targetTier the tier to have afterwards
 * @param higher whether that is above the tier of today
 * @param reviewRequired whether a loyalty manager reviews it
 */
public record TierProposal(Tier targetTier, boolean higher, boolean reviewRequired) {

  static TierProposal stay(Tier tier) {
    return new TierProposal(tier, false, false);
  }

  static TierProposal rise(Tier tier, boolean reviewRequired) {
    return new TierProposal(tier, true, reviewRequired);
  }
}
