package io.tierflow.reward;

import io.tierflow.reward.catalog.RewardKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points spent on a voucher of their value, or on a reward of the catalogue.
 *
 * @param redemptionId the client's id
 * @param memberNumber whose points
 * @param reward code of the reward, or null for a voucher of the points' value
 * @param title the reward's title in the table's words, or null
 * @param kind voucher or gift
 * @param points points spent
 * @param amount what the voucher or the gift is worth, in currency units; null if a gift's value is
 *     not known
 * @param voucherId the voucher, or null for a gift
 * @param voucherCode its code, or null once it has been removed
 * @param expiresOn its last day, or null once it has been removed
 * @param gift where the gift stands, or null for a voucher
 * @param carrier who carries the gift, or null
 * @param trackingNumber number of the gift's parcel, or null
 * @param redeemedAt when
 * @param returnedAt when the points of a reward came back, or null
 */
public record RedeemedPoints(
    String redemptionId,
    String memberNumber,
    String reward,
    String title,
    RewardKind kind,
    long points,
    BigDecimal amount,
    String voucherId,
    String voucherCode,
    LocalDate expiresOn,
    GiftState gift,
    String carrier,
    String trackingNumber,
    Instant redeemedAt,
    Instant returnedAt) {

  static RedeemedPoints of(
      PointsRedemption redemption, Optional<Voucher> voucher, Optional<GiftDispatch> gift) {
    return new RedeemedPoints(
        redemption.getId(),
        redemption.getMemberNumber(),
        redemption.getReward(),
        redemption.getTitle(),
        redemption.getKind(),
        redemption.getPoints(),
        redemption.getAmount(),
        redemption.getVoucherId(),
        voucher.map(Voucher::getCode).orElse(null),
        voucher.map(Voucher::getExpiresOn).orElse(null),
        gift.map(GiftDispatch::getState).orElse(null),
        gift.map(GiftDispatch::getCarrier).orElse(null),
        gift.map(GiftDispatch::getTrackingNumber).orElse(null),
        redemption.getRedeemedAt(),
        redemption.getReturnedAt());
  }

  /** The same, the code covered but for its end. */
  public RedeemedPoints covered() {
    return withCode(voucherCode == null ? null : VoucherCode.covered(voucherCode));
  }

  private RedeemedPoints withCode(String shown) {
    return new RedeemedPoints(
        redemptionId,
        memberNumber,
        reward,
        title,
        kind,
        points,
        amount,
        voucherId,
        shown,
        expiresOn,
        gift,
        carrier,
        trackingNumber,
        redeemedAt,
        returnedAt);
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "RedeemedPoints[" + redemptionId + "]";
  }
}
