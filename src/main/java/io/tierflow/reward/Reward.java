package io.tierflow.reward;

import java.util.Optional;

/**
 * What a tier upgrade brings the member.
 *
 * @param voucher the voucher, empty if the table gives none
 * @param gift the gift, empty if the table gives none
 */
public record Reward(Optional<Voucher> voucher, Optional<GiftDispatch> gift) {}
