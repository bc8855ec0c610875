package io.tierflow.reward;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That points were spent on a voucher. */
@Entity
@Immutable
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

  boolean isOf(String memberNumber, long points) {
    return isOf(memberNumber) && this.points == points;
  }

  boolean isOf(String memberNumber) {
    return this.memberNumber.equals(memberNumber);
  }

  long getPoints() {
    return points;
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
