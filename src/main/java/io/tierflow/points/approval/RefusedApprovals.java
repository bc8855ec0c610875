package io.tierflow.points.approval;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the audit who tried to decide what they have asked for, though nothing else stays. */
@Component
public class RefusedApprovals {

  private final AuditTrail trail;

  RefusedApprovals(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Keeps a try, in a transaction of its own.
   *
   * @param decider who tried
   * @param memberNumber whose matter it is
   * @param request what was asked for
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void record(String decider, String memberNumber, String request) {
    trail.recordFor(
        decider,
        AuditAction.CALL_REFUSED,
        memberNumber,
        "%s: the person who asked tried to decide.".formatted(request));
  }
}
