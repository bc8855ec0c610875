package io.tierflow.tier;

import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import java.util.function.Predicate;

/**
 * What an upgrade does with the tier.
 *
 * @param targetTier the tier to have afterwards
 * @param higher whether that is above the tier of today
 * @param reviewRequired whether a loyalty manager reviews it
 * @param ground what a higher tier stands on; null if the tier stays
 */
public record TierProposal(
    Tier targetTier, boolean higher, boolean reviewRequired, TierGround ground) {

  /**
   * The tier that an upgrade proposes: the one that is earned; or, where that needs a review and
   * may not be proposed, the highest one below it that needs none. Never a lower one than today's.
   *
   * @param ladder the tiers of the programme
   * @param today the confirmed tier
   * @param earned the tier that the figures earn
   * @param reviewRequired whether a loyalty manager reviews the rise to a tier
   * @param reviewable whether a tier that needs a review may be proposed
   * @return the proposal
   */
  static TierProposal of(
      TierLadder ladder,
      Tier today,
      Tier earned,
      Predicate<Tier> reviewRequired,
      Predicate<Tier> reviewable) {
    if (!ladder.isAbove(earned, today)) {
      return stay(today);
    }
    boolean review = reviewRequired.test(earned);
    if (!review || reviewable.test(earned)) {
      return rise(earned, review);
    }
    return ladder.tiers().stream()
        .filter(tier -> ladder.isAbove(tier, today) && ladder.isAbove(earned, tier))
        .sorted(ladder.reversed())
        .filter(reviewRequired.negate())
        .findFirst()
        .map(tier -> rise(tier, false))
        .orElseGet(() -> stay(today));
  }

  static TierProposal stay(Tier tier) {
    return new TierProposal(tier, false, false, null);
  }

  static TierProposal rise(Tier tier, boolean reviewRequired) {
    return new TierProposal(tier, true, reviewRequired, null);
  }

  TierProposal on(TierGround ofHigherTier) {
    return new TierProposal(targetTier, higher, reviewRequired, ofHigherTier);
  }
}
