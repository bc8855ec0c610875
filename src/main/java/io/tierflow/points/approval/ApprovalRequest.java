package io.tierflow.points.approval;

import io.tierflow.common.AssignedIdEntity;
import io.tierflow.points.PointsService;
import io.tierflow.policy.Decision;
import io.tierflow.web.ConflictException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody has asked for and another person decides. It is decided once. */
@Entity
@Table(name = "approval_request")
public class ApprovalRequest extends AssignedIdEntity<ApprovalRequestId> {

  @EmbeddedId private ApprovalRequestId key;

  private String memberNumber;
  private long points;
  private String reason;

  @Enumerated(EnumType.STRING)
  private ApprovalState state;

  private String requestedBy;
  private Instant requestedAt;
  private int tableVersion;
  private String ruleId;
  private String limitReason;
  private String processInstanceId;
  private String decidedBy;
  private Instant decidedAt;
  private String remark;

  /** For JPA. */
  protected ApprovalRequest() {}

  ApprovalRequest(
      String memberNumber,
      PointsService.Adjustment adjustment,
      Decision limit,
      String requestedBy,
      Instant requestedAt) {
    this.key = ApprovalRequestId.ofAdjustment(adjustment.adjustmentId());
    this.memberNumber = memberNumber;
    this.points = adjustment.points();
    this.reason = adjustment.reason();
    this.state = ApprovalState.WAITING;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
    this.tableVersion = limit.version();
    this.ruleId = limit.rule();
    this.limitReason = limit.reason();
  }

  boolean isOf(String memberNumber, PointsService.Adjustment adjustment) {
    return this.memberNumber.equals(memberNumber) && adjustment().equals(adjustment);
  }

  PointsService.Adjustment adjustment() {
    return new PointsService.Adjustment(getOperationId(), points, reason);
  }

  /** Whether it waits, and in no instance yet. */
  boolean isUntied() {
    return state == ApprovalState.WAITING && processInstanceId == null;
  }

  /** Ties the request to the one instance that lets somebody decide it. */
  void awaitIn(String processInstanceId) {
    if (!isUntied()) {
      throw new ConflictException(
          "Adjustment %s is already waiting for approval elsewhere, or was decided."
              .formatted(getOperationId()));
    }
    this.processInstanceId = processInstanceId;
  }

  /**
   * Takes the decision of another person.
   *
   * @throws ConflictException if it is decided already, or by the person who asked
   */
  void decide(ApprovalState decision, String decidedBy, Instant decidedAt, String remark) {
    if (state != ApprovalState.WAITING) {
      throw new ConflictException(
          "Adjustment %s has already been decided.".formatted(getOperationId()));
    }
    if (isRequestedBy(decidedBy)) {
      throw new ConflictException(
          "Adjustment %s was requested by %s and must be decided by another person."
              .formatted(getOperationId(), requestedBy));
    }
    this.state = decision;
    this.decidedBy = decidedBy;
    this.decidedAt = decidedAt;
    this.remark = remark;
  }

  /**
   * Whether somebody is the person who asked. Where names of users are found whatever their case,
   * one person has several spellings.
   */
  boolean isRequestedBy(String person) {
    return requestedBy.equalsIgnoreCase(person);
  }

  /** Ends the request without a decision; one that is decided stays as it is. */
  boolean withdraw(Instant at, String why) {
    if (state != ApprovalState.WAITING) {
      return false;
    }
    this.state = ApprovalState.WITHDRAWN;
    this.decidedAt = at;
    this.remark = why;
    return true;
  }

  public String getOperationId() {
    return key.operationId();
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  public long getPoints() {
    return points;
  }

  public String getReason() {
    return reason;
  }

  public ApprovalState getState() {
    return state;
  }

  public String getRequestedBy() {
    return requestedBy;
  }

  public Instant getRequestedAt() {
    return requestedAt;
  }

  public String getLimitReason() {
    return limitReason;
  }

  public String getDecidedBy() {
    return decidedBy;
  }

  public Instant getDecidedAt() {
    return decidedAt;
  }

  public String getRemark() {
    return remark;
  }

  String getProcessInstanceId() {
    return processInstanceId;
  }

  @Override
  public ApprovalRequestId getId() {
    return key;
  }
}
