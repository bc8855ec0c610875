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
   * @param points points that can be spent, 0 or more
   * @param shortfall points that refunds took back and the balance could not cover, 0 or more
   */
  record Balance(long points, long shortfall) {}
}
