package io.tierflow.points;

import io.tierflow.member.PointsBalances.Balance;

/**
 * What a member has.
 *
 * @param memberNumber the member
 * @param points the balance
 * @param overdue what of it has passed its last day
 * @param shortfall points of refunds that could not be taken
 */
record AccountBalance(String memberNumber, long points, long overdue, long shortfall) {

  Balance balance() {
    return new Balance(points, points - overdue, shortfall);
  }
}
