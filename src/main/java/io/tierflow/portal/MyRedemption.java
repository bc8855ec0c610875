package io.tierflow.portal;

import io.tierflow.reward.GiftState;
import io.tierflow.reward.RedeemedPoints;
import io.tierflow.reward.catalog.RewardKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * What a member has spent points on, as they see it. The codes of vouchers are with the vouchers.
 *
 * @param redemptionId its id
 * @param reward code of the reward, or null for a voucher of the points' value
 * @param title the reward's title in the member's language, or null
 * @param kind voucher or gift
 * @param points points that were spent
 * @param value what it is worth, in the programme's currency, or null
 * @param expiresOn last day of the voucher, or null
 * @param gift where the gift stands, or null for a voucher
 * @param carrier who carries the gift, or null
 * @param trackingNumber number of the gift's parcel, or null
 * @param redeemedAt when
 * @param returnedAt when the points came back, or null
 */
record MyRedemption(
    String redemptionId,
    String reward,
    String title,
    RewardKind kind,
    long points,
    BigDecimal value,
    LocalDate expiresOn,
    GiftState gift,
    String carrier,
    String trackingNumber,
    Instant redeemedAt,
    Instant returnedAt) {

  static MyRedemption of(RedeemedPoints redeemed, UnaryOperator<String> translated) {
    return new MyRedemption(
        redeemed.redemptionId(),
        redeemed.reward(),
        redeemed.title() == null ? null : translated.apply(redeemed.title()),
        redeemed.kind(),
        redeemed.points(),
        redeemed.amount(),
        redeemed.expiresOn(),
        redeemed.gift(),
        redeemed.carrier(),
        redeemed.trackingNumber(),
        redeemed.redeemedAt(),
        redeemed.returnedAt());
  }
}
