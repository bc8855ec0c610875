package io.tierflow.portal;

/**
 * How often a member may have their own tier checked.
 *
 * @param perDay how often on a day of the programme
 * @param left how often they still may today
 */
record MyTierChecks(int perDay, int left) {}
