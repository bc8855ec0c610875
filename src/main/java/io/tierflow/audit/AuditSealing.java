package io.tierflow.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Seals what was written, a second after the last time. */
@Component
class AuditSealing {

  private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

  private final AuditSealer sealer;

  AuditSealing(AuditSealer sealer) {
    this.sealer = sealer;
  }

  @Scheduled(fixedDelay = 1_000)
  void seal() {
    try {
      boolean more = true;
      while (more) {
        more = sealer.sealBatch();
      }
      sealer.anchor();
    } catch (DataAccessException | TransactionException failure) {
      LOG.warn("Audit entries can't be sealed at the moment: {}", failure.getMessage());
    }
  }
}
