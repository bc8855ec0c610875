package io.tierflow.audit;

import io.tierflow.common.ProgrammeCalendar;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Verifies that nothing in the chain was changed, removed, added or moved. It holds a page of
 * entries at a time, and keeps others from sealing only at the chain's very end.
 */
@Service
class AuditVerifier {

  private static final Logger LOG = LoggerFactory.getLogger(AuditVerifier.class);
  private static final int PAGE = 500;

  private final AuditRows rows;
  private final ProgrammeCalendar calendar;

  AuditVerifier(AuditRows rows, ProgrammeCalendar calendar) {
    this.rows = rows;
    this.calendar = calendar;
  }

  /**
   * Verifies the whole chain, and keeps and logs what came of it.
   *
   * @param anchor where the chain must pass through, or null
   * @return what came of it
   */
  @Transactional
  AuditVerification verify(ChainAnchor anchor) {
    ChainWalk walk = new ChainWalk(anchor);
    walkOn(walk);
    // What was sealed during the walk is looked at while nobody seals.
    ChainHead head = rows.lockHead();
    walkOn(walk);
    walk.endAt(head);
    AuditVerification verification =
        new AuditVerification(
            !walk.isBroken(),
            walk.finding(),
            walk.sequenceNumber(),
            rows.unsealed(),
            head.anchor().toString(),
            calendar.now());
    rows.verified(verification.verifiedAt(), verification.entries(), verification.finding());
    tell(verification);
    return verification;
  }

  private void walkOn(ChainWalk walk) {
    List<AuditEntry> page;
    do {
      page = rows.sealedAfter(walk.sequenceNumber(), PAGE);
      walk.over(page);
    } while (page.size() == PAGE && !walk.isBroken());
  }

  private static void tell(AuditVerification verification) {
    if (verification.intact()) {
      LOG.info(
          "The audit's chain is intact: {} entries, anchor {}",
          verification.entries(),
          verification.anchor());
    } else {
      LOG.error("The audit's chain is broken. {}", verification.finding());
    }
  }
}
