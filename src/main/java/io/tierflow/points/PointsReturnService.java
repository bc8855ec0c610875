package io.tierflow.points;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.NotFoundException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives points back that were spent, when a redemption is reversed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PointsReturnService {

  private final PointsLedger ledger;
  private final ProgrammeCalendar calendar;

  PointsReturnService(PointsLedger ledger, ProgrammeCalendar calendar) {
    this.ledger = ledger;
    this.calendar = calendar;
  }

  /**
   * Looks up whether the points of a redemption have come back.
   *
   * @param redemptionId the redemption
   * @return the entry that gave them back
   */
  public Optional<LedgerEntry> returned(String redemptionId) {
    return ledger.entry(NewEntry.returnKey(redemptionId));
  }

  /**
   * Puts the points of a redemption back into the lots that they were taken from. Points whose last
   * day has passed meanwhile keep it: nobody can spend them, and the next daily process lets them
   * expire. A redemption from before lots were recorded comes back as one new lot, which does not
   * expire. Points that refunds are still owed are repaid from what comes back.
   *
   * @param memberNumber whose points; the account is locked
   * @param redemptionId the redemption, which has not been reversed
   * @param reason why, for the member and the auditors
   * @param recordedBy who reverses it
   * @return the ledger's entry
   */
  public LedgerEntry giveBack(
      String memberNumber, String redemptionId, String reason, String recordedBy) {
    LedgerEntry spent =
        ledger
            .entry(NewEntry.spendKey(redemptionId))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "Redemption %s has no entry in the ledger.".formatted(redemptionId)));
    NewEntry entry =
        NewEntry.giveBack(
            spent,
            spent.getMemberNumber().equals(memberNumber),
            redemptionId,
            calendar.today(),
            recordedBy);
    return ledger.explain(ledger.putBack(ledger.account(memberNumber), spent, entry), reason);
  }
}
