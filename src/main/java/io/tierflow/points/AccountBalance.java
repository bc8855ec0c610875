package io.tierflow.points;

/**
 * What a member has.
 *
 * @param memberNumber the member
 * @param points the balance
 */
record AccountBalance(String memberNumber, long points) {}
