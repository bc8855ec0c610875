package io.tierflow.tier;

import io.tierflow.policy.Tier;

/**
 * The tier that a member would reach first by earning points.
 *
 * @param tier the tier
 * @param pointsToGo qualifying points that are missing, more than 0
 */
public record NextTier(Tier tier, long pointsToGo) {}
