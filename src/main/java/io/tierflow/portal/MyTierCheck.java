package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierProgress;

/**
 * What came of a check of the member's own tier.
 *
 * @param outcome what it was
 * @param tier the tier that the member has now; under review with the outcome UNDER_REVIEW
 * @param label its name in the member's language
 * @param left how often the member may still ask today
 * @param progress where the member stands now, with what is missing for the next tier
 */
record MyTierCheck(
    TierCheckOutcome outcome, Tier tier, String label, int left, TierProgress progress) {}
