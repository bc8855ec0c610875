package io.tierflow.reward.catalog;

import java.util.Map;

/** How often rewards were redeemed; a redemption that was reversed doesn't count. */
public interface RedemptionHistory {

  /**
   * How often a member has redeemed a reward.
   *
   * @param memberNumber the member
   * @param reward code of the reward
   * @return 0 or more
   */
  long byMember(String memberNumber, String reward);

  /**
   * How often a member has redeemed each reward.
   *
   * @param memberNumber the member
   * @return numbers above 0 by the rewards' codes
   */
  Map<String, Long> byMember(String memberNumber);

  /**
   * How often all members together have redeemed a reward.
   *
   * @param reward code of the reward
   * @return 0 or more
   */
  long byAll(String reward);
}
