package io.tierflow.points;

/**
 * Points that qualify a member for a tier: earned less reversed in twelve months.
 *
 * @param memberNumber the member
 * @param points their points
 */
record QualifyingPoints(String memberNumber, long points) {}
