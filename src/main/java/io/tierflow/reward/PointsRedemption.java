package io.tierflow.reward;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.reward.catalog.CatalogReward;
import io.tierflow.reward.catalog.RewardKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** That points were spent: on a voucher of their value, or on a reward of the catalogue. */
@Entity
@Table(name = "points_redemption")
class PointsRedemption extends AssignedIdEntity<String> {

  @Id
  @Column(name = "redemption_id")
  private String redemptionId;

  private String memberNumber;
  private long points;
  private String voucherId;
  private BigDecimal amount;
  private Instant redeemedAt;
  private String reward;
  private String title;
  private BigDecimal giftCost;
  private Integer tableVersion;
  private String ruleId;
  private Instant returnedAt;

  /** For JPA. */
  protected PointsRedemption() {}

  PointsRedemption(String redemptionId, long points, Voucher voucher) {
    this.redemptionId = redemptionId;
    this.memberNumber = voucher.getMemberNumber();
    this.points = points;
    this.voucherId = voucher.getVoucherId();
    this.amount = voucher.getAmount();
    this.redeemedAt = voucher.getCreatedAt();
  }

  PointsRedemption(
      String redemptionId,
      String memberNumber,
      CatalogReward reward,
      String voucherId,
      Instant redeemedAt) {
    this.redemptionId = redemptionId;
    this.memberNumber = memberNumber;
    this.points = reward.points();
    this.voucherId = voucherId;
    this.amount = reward.value().orElse(null);
    this.redeemedAt = redeemedAt;
    this.reward = reward.code();
    this.title = reward.title();
    this.giftCost = reward.cost().orElse(null);
    this.tableVersion = reward.tableVersion();
    this.ruleId = reward.rule();
  }

  /** Takes down that the points came back. */
  void giveBack(Instant at) {
    returnedAt = at;
  }

  boolean isReturned() {
    return returnedAt != null;
  }

  boolean isOf(String memberNumber, long points) {
    return isOf(memberNumber) && reward == null && this.points == points;
  }

  boolean isOf(String memberNumber, String reward) {
    return isOf(memberNumber) && reward.equals(this.reward);
  }

  boolean isOf(String memberNumber) {
    return this.memberNumber.equals(memberNumber);
  }

  long getPoints() {
    return points;
  }

  String getMemberNumber() {
    return memberNumber;
  }

  /** Code of the reward, or null. */
  String getReward() {
    return reward;
  }

  String getTitle() {
    return title;
  }

  RewardKind getKind() {
    return isGift() ? RewardKind.GIFT : RewardKind.VOUCHER;
  }

  boolean isGift() {
    return voucherId == null;
  }

  BigDecimal getGiftCost() {
    return giftCost;
  }

  Integer getTableVersion() {
    return tableVersion;
  }

  String getRuleId() {
    return ruleId;
  }

  Instant getReturnedAt() {
    return returnedAt;
  }

  String getVoucherId() {
    return voucherId;
  }

  BigDecimal getAmount() {
    return amount;
  }

  Instant getRedeemedAt() {
    return redeemedAt;
  }

  @Override
  public String getId() {
    return redemptionId;
  }
}
