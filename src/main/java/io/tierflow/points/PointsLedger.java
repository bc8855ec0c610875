package io.tierflow.points;

import io.tierflow.problem.ConflictException;
import io.tierflow.problem.NotFoundException;
import io.tierflow.programme.Counted;
import io.tierflow.programme.ProgrammeCalendar;
import io.tierflow.transaction.Transaction;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one place that writes entries. It always holds the account's lock, so that entries of a
 * member are written one after the other and the balance is the sum of the ledger at any time.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class PointsLedger {

  private final PointsAccountRepository accounts;
  private final LedgerEntryRepository entries;
  private final PointsLotRepository lots;
  private final EntityManager entities;
  private final ProgrammeCalendar calendar;

  PointsLedger(
      PointsAccountRepository accounts,
      LedgerEntryRepository entries,
      PointsLotRepository lots,
      EntityManager entities,
      ProgrammeCalendar calendar) {
    this.accounts = accounts;
    this.entries = entries;
    this.lots = lots;
    this.entities = entities;
    this.calendar = calendar;
  }

  /**
   * Makes all that moves points or tier of one member wait for each other until the end of the
   * transaction.
   *
   * @param memberNumber whose account to lock
   * @throws NotFoundException if there is no such account
   */
  public void lock(String memberNumber) {
    account(memberNumber);
  }

  /**
   * Locks several accounts with one query, in the order in which everybody locks several; see
   * {@link #lock(String)}.
   *
   * @param memberNumbers whose accounts to lock
   */
  public void lockAll(Collection<String> memberNumbers) {
    accounts.lockAll(memberNumbers);
  }

  PointsAccount account(String memberNumber) {
    return accounts
        .lock(memberNumber)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no points account of member %s.".formatted(memberNumber)));
  }

  Optional<LedgerEntry> entry(String idempotencyKey) {
    return entries.findByIdempotencyKey(idempotencyKey);
  }

  /** Books what the exact shares add up to beyond what is booked; earlier shortfall comes first. */
  long earn(
      String memberNumber,
      LocalDate asOf,
      String processInstanceId,
      Collection<Transaction> earned) {
    PointsAccount account = account(memberNumber);
    long points = account.toBook();
    if (points <= 0) {
      return 0;
    }
    PointsLot lot =
        new PointsLot(write(account, NewEntry.earn(points, asOf, processInstanceId, earned)));
    long repaid = lot.take(account.getShortfall());
    entities.persist(lot);
    if (repaid > 0) {
      write(account, NewEntry.repayment(repaid, asOf, processInstanceId, lot.entryNumber()));
    }
    return points - repaid;
  }

  /**
   * Takes back what a refund has taken away from the sum of the exact shares: first from the lot
   * that the purchase earned, but not what of it has expired, then from the other lots; what the
   * balance can't cover is a shortfall.
   */
  void reverse(PointsAccount account, Transaction purchase, Transaction refund) {
    long points = -account.toBook();
    if (points <= 0) {
      return;
    }
    Optional<PointsLot> lot =
        entry(NewEntry.earnKey(purchase.getEarnedBy()))
            .flatMap(earned -> lots.findById(earned.getId()));
    long takenFromLot = lot.map(earned -> earned.take(points)).orElse(0L);
    long lapsed = lot.map(earned -> earned.lapse(points - takenFromLot)).orElse(0L);
    long open = points - takenFromLot - lapsed;
    long takenElsewhere = takeEarliestExpiring(account.getMemberNumber(), open);
    write(
        account,
        NewEntry.reversal(
            takenFromLot + takenElsewhere,
            open - takenElsewhere,
            lapsed,
            purchase,
            refund,
            lot.map(PointsLot::entryNumber).orElse(null)));
  }

  /** Brings points in that no transaction has earned. */
  LedgerEntry bringIn(PointsAccount account, NewEntry entry) {
    LedgerEntry written = write(account, entry);
    entities.persist(new PointsLot(written));
    return written;
  }

  /**
   * Takes points out, earliest expiring lot first.
   *
   * @throws ConflictException if the balance does not cover them
   */
  LedgerEntry takeOut(PointsAccount account, NewEntry entry) {
    long points = -entry.points();
    if (points > account.getBalance()) {
      throw new ConflictException(
          "The balance is %s; %d can't be taken from it."
              .formatted(Counted.of(account.getBalance(), "point"), points));
    }
    takeEarliestExpiring(account.getMemberNumber(), points);
    return write(account, entry);
  }

  /**
   * Lets what remains of a lot expire.
   *
   * @return points that have expired, 0 if nothing remained
   */
  long expire(PointsLot lot, LocalDate day) {
    long points = lot.expire();
    if (points > 0) {
      write(account(lot.getMemberNumber()), NewEntry.expiry(lot, points, day));
    }
    return points;
  }

  private long takeEarliestExpiring(String memberNumber, long wanted) {
    long taken = 0;
    if (wanted > 0) {
      for (PointsLot lot : lots.earliestExpiringFirst(memberNumber)) {
        taken += lot.take(wanted - taken);
      }
    }
    return taken;
  }

  private LedgerEntry write(PointsAccount account, NewEntry entry) {
    LedgerEntry written = new LedgerEntry(account, entry, calendar.now());
    entities.persist(written);
    account.take(written);
    return written;
  }
}
