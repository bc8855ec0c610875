package io.tierflow.tier.renewal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierFigures;

/**
 * What the table {@code tier-retention} looks at.
 *
 * @param figures the figures of the period that has ended
 * @param earnedTier the tier that these figures earn
 * @param tierBelow the next lower tier than the member's
 * @param daysInGrace which day of the grace period it is, from 1; 0 before
 */
public record RetentionFigures(
    TierFigures figures, Tier earnedTier, Tier tierBelow, long daysInGrace) {}
