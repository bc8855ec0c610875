package io.tierflow.tier;

import io.tierflow.policy.Tier;

/**
 * A tier that a loyalty manager declined.
 *
 * @param memberNumber to whom
 * @param tier the tier
 */
record DeclinedTier(String memberNumber, Tier tier) {}
