package io.tierflow.audit;

import io.tierflow.common.ProgrammeCalendar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives entries that are committed their place in the chain, one node at a time. Whoever writes an
 * entry waits for nobody: only who seals holds the lock on the chain's end.
 */
@Service
class AuditSealer {

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
  private static final int BATCH = 500;
  private static final Duration ANCHOR_EVERY = Duration.ofHours(1);

  private final AuditRows rows;
  private final ProgrammeCalendar calendar;

  AuditSealer(AuditRows rows, ProgrammeCalendar calendar) {
    this.rows = rows;
    this.calendar = calendar;
  }

  /**
   * Seals the oldest entries, unless another node is at it.
   *
   * @return whether there may be more
   */
  @Transactional
  boolean sealBatch() {
    if (!rows.hasUnsealed()) {
      return false;
    }
    Optional<ChainHead> head = rows.tryLockHead();
    return head.isPresent() && seal(head.get());
  }

  private boolean seal(ChainHead head) {
    List<AuditEntry> sealed = new ArrayList<>();
    ChainHead end = head;
    for (AuditEntry entry : rows.unsealed(BATCH)) {
      AuditEntry placed = entry.at(end.sequenceNumber() + 1);
      end = end.followedBy(placed);
      sealed.add(placed.sealedWith(end.hash()));
    }
    rows.seal(sealed);
    rows.moveHead(end);
    return sealed.size() == BATCH;
  }

  /** Tells the log where the chain ends, once an hour and by one node. */
  @Transactional
  void anchor() {
    ChainHead seen = rows.head();
    if (isDue(seen)) {
      rows.tryLockHead().filter(this::isDue).ifPresent(this::anchor);
    }
  }

  private boolean isDue(ChainHead head) {
    return head.anchoredAt() == null
        || !calendar.now().isBefore(head.anchoredAt().plus(ANCHOR_EVERY));
  }

  private void anchor(ChainHead head) {
    rows.anchored(calendar.now());
    LOG.info("The audit's chain ends at anchor {}", head.anchor());
  }
}
