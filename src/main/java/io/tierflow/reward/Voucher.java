package io.tierflow.reward;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A voucher. It is worth its amount once, up to and on the day it expires. */
@Entity
@Table(name = "voucher")
public class Voucher extends AssignedIdEntity<String> {

  @Id
  @Column(name = "voucher_id")
  private String voucherId;

  private String code;
  private String memberNumber;

  @Enumerated(EnumType.STRING)
  private VoucherOrigin origin;

  private BigDecimal amount;
  private int validityDays;

  @Enumerated(EnumType.STRING)
  private VoucherState state;

  private Instant createdAt;
  private LocalDate issuedOn;
  private LocalDate expiresOn;
  private Instant redeemedAt;
  private String processInstanceId;
  private Integer tableVersion;
  private String ruleId;
  private String reason;

  /** For JPA. */
  protected Voucher() {}

  Voucher(String memberNumber, VoucherGrant grant, Instant createdAt) {
    this.voucherId = UUID.randomUUID().toString();
    this.code = VoucherCode.random().value();
    this.memberNumber = memberNumber;
    this.origin = grant.origin();
    this.amount = grant.amount();
    this.validityDays = grant.validityDays();
    this.processInstanceId = grant.processInstanceId();
    this.tableVersion = grant.tableVersion();
    this.ruleId = grant.ruleId();
    this.reason = grant.reason();
    this.state = VoucherState.HELD;
    this.createdAt = createdAt;
  }

  void issue(LocalDate on) {
    state = VoucherState.ISSUED;
    issuedOn = on;
    expiresOn = on.plusDays(validityDays);
  }

  void cancel() {
    state = VoucherState.CANCELLED;
  }

  void redeem(Instant at) {
    state = VoucherState.REDEEMED;
    redeemedAt = at;
  }

  /** Whether it waits for a review. */
  boolean isHeld() {
    return state == VoucherState.HELD;
  }

  /** Whether its last day of validity is over. */
  boolean isExpired(LocalDate today) {
    return expiresOn != null && expiresOn.isBefore(today);
  }

  public String getVoucherId() {
    return voucherId;
  }

  public String getCode() {
    return code;
  }

  /**
   * The code, covered but for its end: whoever has all of it can redeem the voucher.
   *
   * @return such as ••••-••••-••••-0HWB
   */
  public String getCoveredCode() {
    return VoucherCode.covered(code);
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public VoucherOrigin getOrigin() {
    return origin;
  }

  public BigDecimal getAmount() {
    return amount;
  }

  public int getValidityDays() {
    return validityDays;
  }

  public VoucherState getState() {
    return state;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public LocalDate getIssuedOn() {
    return issuedOn;
  }

  public LocalDate getExpiresOn() {
    return expiresOn;
  }

  public Instant getRedeemedAt() {
    return redeemedAt;
  }

  public String getProcessInstanceId() {
    return processInstanceId;
  }

  public Integer getTableVersion() {
    return tableVersion;
  }

  public String getRuleId() {
    return ruleId;
  }

  public String getReason() {
    return reason;
  }

  @Override
  public String getId() {
    return voucherId;
  }
}
