package io.tierflow.tier;

import java.time.LocalDate;

/**
 * A member's tier that has an end.
 *
 * @param lastDay the last day on which the member has it, of the grace period if they are in one
 * @param inGrace whether they are in one
 * @param pointsToKeep qualifying points that are missing to keep it, or null if nothing is missing
 *     or points alone can't do
 */
public record EndingTier(LocalDate lastDay, boolean inGrace, Long pointsToKeep) {}
