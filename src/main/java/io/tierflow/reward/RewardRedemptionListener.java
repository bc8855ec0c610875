package io.tierflow.reward;

/** Hears of what members redeem points for, within the transaction. */
public interface RewardRedemptionListener {

  /**
   * A member has redeemed points for a reward, or for a voucher of their value.
   *
   * @param redeemed the redemption
   * @param available points that the member can spend after it
   */
  void redeemed(RedeemedPoints redeemed, long available);

  /**
   * The points of a gift that can't be sent came back.
   *
   * @param redeemed the redemption
   * @param available points that the member can spend after it
   */
  void returned(RedeemedPoints redeemed, long available);
}
