package io.tierflow.member;

/** The points that members have; the accounts belong to a feature above. */
public interface PointsBalances {

  /**
   * Looks a balance up.
   *
   * @param memberNumber whose balance
   * @return the balance
   */
  Balance of(String memberNumber);

  /**
   * A member's points.
   *
   * @param points the sum of the ledger, 0 or more
   * @param available what of it can be spent: the points that are valid today, 0 or more
   * @param shortfall points that refunds took back and the balance could not cover, 0 or more
   */
  record Balance(long points, long available, long shortfall) {

    /**
     * Points that have passed their last day and leave the ledger with the next daily process.
     *
     * @return points, 0 or more
     */
    public long overdue() {
      return points - available;
    }
  }
}
