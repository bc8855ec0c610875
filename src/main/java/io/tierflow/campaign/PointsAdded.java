package io.tierflow.campaign;

import io.tierflow.tier.TierFigures;

/**
 * A transaction of a member has earned points.
 *
 * @param memberNumber who
 * @param figures the member's figures with these points
 */
public record PointsAdded(String memberNumber, TierFigures figures) {}
