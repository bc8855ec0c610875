package io.tierflow.reward;

import java.util.Optional;

/**
 * What a tier upgrade brings the member.
 *
 * @param voucher the voucher, empty if the table gives none
 * @param gift the gift, empty if the table gives none
 * @param withheld why there is neither, if the member had the reward of this tier before; in a
 *     sentence
 */
public record Reward(
    Optional<Voucher> voucher, Optional<GiftDispatch> gift, Optional<String> withheld) {

  /** A reward as the table gives it. */
  Reward(Optional<Voucher> voucher, Optional<GiftDispatch> gift) {
    this(voucher, gift, Optional.empty());
  }

  /** No reward. */
  static Reward withheld(String why) {
    return new Reward(Optional.empty(), Optional.empty(), Optional.of(why));
  }
}
