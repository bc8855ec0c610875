package io.tierflow.reward;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** That a voucher was redeemed. It outlives the voucher, so that a repeated request is known. */
@Entity
@Immutable
@Table(name = "voucher_redemption")
public class VoucherRedemption extends AssignedIdEntity<String> {

  @Id
  @Column(name = "redemption_id")
  private String redemptionId;

  private String voucherId;

  @JdbcTypeCode(SqlTypes.CHAR)
  private String codeDigest;

  private String memberNumber;
  private BigDecimal amount;
  private Instant redeemedAt;
  private LocalDate redeemedOn;

  /** For JPA. */
  protected VoucherRedemption() {}

  VoucherRedemption(
      String redemptionId, Voucher voucher, VoucherCode code, Instant at, LocalDate on) {
    this.redemptionId = redemptionId;
    this.voucherId = voucher.getVoucherId();
    this.codeDigest = code.digest();
    this.memberNumber = voucher.getMemberNumber();
    this.amount = voucher.getAmount();
    this.redeemedAt = at;
    this.redeemedOn = on;
  }

  boolean isOf(VoucherCode code) {
    return codeDigest.equals(code.digest());
  }

  public String getRedemptionId() {
    return redemptionId;
  }

  public String getVoucherId() {
    return voucherId;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public Instant getRedeemedAt() {
    return redeemedAt;
  }

  public LocalDate getRedeemedOn() {
    return redeemedOn;
  }

  @Override
  public String getId() {
    return redemptionId;
  }
}
