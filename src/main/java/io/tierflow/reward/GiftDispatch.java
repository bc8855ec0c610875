package io.tierflow.reward;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.policy.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A physical gift on its way to a member. An upgrade gives one at most, and so does a redemption of
 * points.
 */
@Entity
@Table(name = "gift_dispatch")
public class GiftDispatch extends AssignedIdEntity<String> {

  @Id
  @Column(name = "gift_id")
  private String giftId;

  private String memberNumber;
  private String item;
  private BigDecimal cost;
  private BigDecimal substituteVoucherValue;
  private int validityDays;
  private Integer tableVersion;
  private String ruleId;

  @Enumerated(EnumType.STRING)
  private GiftState state;

  private Instant createdAt;
  private LocalDate decidedOn;
  private String decidedBy;
  private String carrier;
  private String trackingNumber;
  private String reason;
  private String redemptionId;

  private static final int MAX_ITEM_LENGTH = 200;

  /** For JPA. */
  protected GiftDispatch() {}

  GiftDispatch(
      String processInstanceId,
      String memberNumber,
      String item,
      int validityDays,
      Decision selection,
      Instant createdAt) {
    this.giftId = processInstanceId;
    this.memberNumber = memberNumber;
    if (item.length() > MAX_ITEM_LENGTH) {
      throw selection.unusable(
          "gift", "a text of at most %d characters".formatted(MAX_ITEM_LENGTH));
    }
    this.item = item;
    this.cost = selection.amount("giftCost").orElse(BigDecimal.ZERO);
    this.substituteVoucherValue =
        VoucherGrant.amount(selection, "substituteVoucherValue").orElse(null);
    this.validityDays = validityDays;
    this.tableVersion = selection.version();
    this.ruleId = selection.rule();
    this.state = GiftState.HELD;
    this.createdAt = createdAt;
  }

  /** A gift that a member has chosen for points; the warehouse can send it at once. */
  GiftDispatch(String processInstanceId, PointsRedemption redemption, Instant createdAt) {
    this.giftId = processInstanceId;
    this.memberNumber = redemption.getMemberNumber();
    this.item = redemption.getTitle();
    this.cost = redemption.getGiftCost() == null ? BigDecimal.ZERO : redemption.getGiftCost();
    this.tableVersion = redemption.getTableVersion();
    this.ruleId = redemption.getRuleId();
    this.state = GiftState.PENDING;
    this.createdAt = createdAt;
    this.redemptionId = redemption.getId();
  }

  void release() {
    state = GiftState.PENDING;
  }

  /** Whether it waits for the confirmation of its tier. */
  boolean isHeld() {
    return state == GiftState.HELD;
  }

  /** Whether it still waits, for a review or for the warehouse. */
  boolean isOpen() {
    return state == GiftState.HELD || state == GiftState.PENDING;
  }

  /** Without a reason, it is that its tier was declined. */
  void cancel(String why) {
    reason = why;
    state = GiftState.CANCELLED;
  }

  void dispatch(String carrier, String trackingNumber, LocalDate on, String by) {
    this.state = GiftState.DISPATCHED;
    this.carrier = carrier;
    this.trackingNumber = trackingNumber;
    this.decidedOn = on;
    this.decidedBy = by;
  }

  /** What the member gets in its place depends on what it was given for. */
  void substitute(String why, LocalDate on, String by) {
    this.state = redemptionId == null ? GiftState.SUBSTITUTED : GiftState.RETURNED;
    this.reason = why;
    this.decidedOn = on;
    this.decidedBy = by;
  }

  public String getGiftId() {
    return giftId;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public String getItem() {
    return item;
  }

  public BigDecimal getCost() {
    return cost;
  }

  public BigDecimal getSubstituteVoucherValue() {
    return substituteVoucherValue;
  }

  public int getValidityDays() {
    return validityDays;
  }

  public Integer getTableVersion() {
    return tableVersion;
  }

  public String getRuleId() {
    return ruleId;
  }

  public GiftState getState() {
    return state;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public LocalDate getDecidedOn() {
    return decidedOn;
  }

  public String getDecidedBy() {
    return decidedBy;
  }

  public String getCarrier() {
    return carrier;
  }

  public String getTrackingNumber() {
    return trackingNumber;
  }

  public String getReason() {
    return reason;
  }

  /** The redemption that it was chosen with, or null. */
  public String getRedemptionId() {
    return redemptionId;
  }

  @Override
  public String getId() {
    return giftId;
  }
}
