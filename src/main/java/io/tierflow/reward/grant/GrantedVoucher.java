package io.tierflow.reward.grant;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.Decision;
import io.tierflow.reward.Voucher;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** A voucher that somebody of the staff gave a member, and what approval-limits said of it. */
@Entity
@Table(name = "voucher_grant")
public class GrantedVoucher extends AssignedIdEntity<String> {

  @Id
  @Column(name = "grant_id")
  private String grantId;

  private String memberNumber;
  private String voucherId;
  private BigDecimal amount;
  private int validityDays;
  private String reason;
  private String grantedBy;
  private Instant grantedAt;
  private int tableVersion;
  private String ruleId;

  /** For JPA. */
  protected GrantedVoucher() {}

  GrantedVoucher(String grantId, Voucher voucher, Decision limit, String grantedBy) {
    this.grantId = grantId;
    this.memberNumber = voucher.getMemberNumber();
    this.voucherId = voucher.getVoucherId();
    this.amount = voucher.getAmount();
    this.validityDays = voucher.getValidityDays();
    this.reason = voucher.getReason();
    this.grantedBy = grantedBy;
    this.grantedAt = voucher.getCreatedAt();
    this.tableVersion = limit.version();
    this.ruleId = limit.rule();
  }

  boolean isOf(String member, NewVoucherGrant asked) {
    return memberNumber.equals(member)
        && amount.compareTo(asked.value()) == 0
        && validityDays == asked.validityDays()
        && reason.equals(asked.reason());
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public String getVoucherId() {
    return voucherId;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public int getValidityDays() {
    return validityDays;
  }

  public String getReason() {
    return reason;
  }

  public String getGrantedBy() {
    return grantedBy;
  }

  public Instant getGrantedAt() {
    return grantedAt;
  }

  @Override
  public String getId() {
    return grantId;
  }
}
