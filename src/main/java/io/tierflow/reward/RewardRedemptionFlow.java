package io.tierflow.reward;

/** Has a gift sent that a member has chosen for points; the order of it is the diagram's. */
public interface RewardRedemptionFlow {

  /**
   * Begins to send a gift, in the transaction that redeems the points.
   *
   * @param memberNumber to whom
   * @param redemptionId the redemption
   */
  void send(String memberNumber, String redemptionId);
}
