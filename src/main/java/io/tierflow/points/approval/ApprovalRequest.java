package io.tierflow.points.approval;

import io.tierflow.points.PointsService;
import io.tierflow.policy.Decision;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A correction of a balance that somebody has asked for and another person decides. */
@Entity
@Table(name = "approval_request")
public class ApprovalRequest extends SecondPersonRequest<ApprovalRequestId> {

  @EmbeddedId private ApprovalRequestId key;

  private long points;

  /** For JPA. */
  protected ApprovalRequest() {}

  ApprovalRequest(
      String memberNumber,
      PointsService.Adjustment adjustment,
      Decision limit,
      String requestedBy,
      Instant requestedAt) {
    super(memberNumber, adjustment.reason(), limit, requestedBy, requestedAt);
    this.key = ApprovalRequestId.ofAdjustment(adjustment.adjustmentId());
    this.points = adjustment.points();
  }

  boolean isOf(String memberNumber, PointsService.Adjustment adjustment) {
    return getMemberNumber().equals(memberNumber) && adjustment().equals(adjustment);
  }

  PointsService.Adjustment adjustment() {
    return new PointsService.Adjustment(getOperationId(), points, getReason());
  }

  @Override
  protected String name() {
    return "Adjustment " + getOperationId();
  }

  public String getOperationId() {
    return key.operationId();
  }

  public long getPoints() {
    return points;
  }

  @Override
  public ApprovalRequestId getId() {
    return key;
  }
}
