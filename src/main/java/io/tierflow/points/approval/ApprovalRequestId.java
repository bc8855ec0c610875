package io.tierflow.points.approval;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/**
 * By what a request is known.
 *
 * @param operation what was asked for
 * @param operationId the id under which it is done at most once
 */
@Embeddable
record ApprovalRequestId(
    @Enumerated(EnumType.STRING) ApprovalOperation operation, String operationId)
    implements Serializable {

  static ApprovalRequestId ofAdjustment(String adjustmentId) {
    return new ApprovalRequestId(ApprovalOperation.ADJUSTMENT, adjustmentId);
  }
}
