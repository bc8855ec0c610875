package io.tierflow.workflow.tierupgrade;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Upgrades that somebody asks for, for one member. */
@Service
public class UpgradeRequestService {

  private static final Logger LOG = LoggerFactory.getLogger(UpgradeRequestService.class);

  private final TierUpgradeService upgrades;
  private final AuditTrail trail;
  private final TransactionOperations transaction;

  UpgradeRequestService(
      TierUpgradeService upgrades, AuditTrail trail, TransactionOperations transaction) {
    this.upgrades = upgrades;
    this.trail = trail;
    this.transaction = transaction;
  }

  /**
   * Takes a member through the flow at once, as far as it goes by itself: without human work that
   * is to the end. If that fails, nothing is left of the attempt, and a job takes the member
   * through in the background, with the model's retries and in the end an incident.
   *
   * @param memberNumber the member
   * @param asOf day up to which transactions count; null means today
   * @return id of the process instance
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership has ended
   * @throws InvalidInputException if the day is in the future
   */
  public String request(String memberNumber, LocalDate asOf) {
    try {
      return audited(memberNumber, () -> upgrades.run(memberNumber, asOf));
    } catch (NotFoundException | ConflictException | InvalidInputException refused) {
      throw refused;
    } catch (RuntimeException failed) {
      LOG.warn(
          "An upgrade could not be done at once ({}). A job will do it.",
          failed.getClass().getSimpleName());
      return audited(memberNumber, () -> upgrades.start(memberNumber, asOf));
    }
  }

  private String audited(String memberNumber, Supplier<String> upgrade) {
    return transaction.execute(
        status -> {
          String id = upgrade.get();
          trail.recordIfPerson(AuditAction.PROCESS_STARTED, memberNumber, "Tier upgrade.");
          return id;
        });
  }
}
