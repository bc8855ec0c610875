package io.tierflow.points;

import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.transaction.Transaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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
  private final AvailablePoints available;
  private final EntityManager entities;
  private final ProgrammeCalendar calendar;

  PointsLedger(
      PointsAccountRepository accounts,
      LedgerEntryRepository entries,
      PointsLotRepository lots,
      AvailablePoints available,
      EntityManager entities,
      ProgrammeCalendar calendar) {
    this.accounts = accounts;
    this.entries = entries;
    this.lots = lots;
    this.available = available;
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
    available.changed(lot);
    if (repaid > 0) {
      write(account, NewEntry.repayment(repaid, asOf, processInstanceId, lot.entryNumber()));
    }
    return points - repaid;
  }

  /**
   * Takes back what a refund has taken away from the sum of the exact shares: first from the lot
   * that the refunded transaction earned, but not what of it has expired, then from the other lots
   * that are still valid; what these can't cover is a shortfall.
   */
  void reverse(PointsAccount account, Transaction refunded, Transaction refund) {
    long points = -account.toBook();
    if (points <= 0) {
      return;
    }
    Optional<PointsLot> lot =
        entry(NewEntry.earnKey(refunded.getEarnedBy()))
            .flatMap(earned -> lots.findById(earned.getId()));
    Reversal reversal = Reversal.of(points, lot, () -> available.lots(account.getMemberNumber()));
    lot.ifPresent(available::changed);
    write(
        account,
        NewEntry.reversal(
            reversal.taken(),
            reversal.shortfall(),
            reversal.lapsed(),
            refunded,
            refund,
            lot.map(PointsLot::entryNumber).orElse(null)));
  }

  /** Brings points in that no transaction has earned. */
  LedgerEntry bringIn(PointsAccount account, NewEntry entry) {
    LedgerEntry written = write(account, entry);
    PointsLot lot = new PointsLot(written);
    entities.persist(lot);
    available.changed(lot);
    return written;
  }

  /**
   * Takes available points out, earliest expiring lot first.
   *
   * @throws ConflictException if they do not suffice
   */
  LedgerEntry takeOut(PointsAccount account, NewEntry entry) {
    long points = -entry.points();
    List<PointsLot> valid = available.lots(account.getMemberNumber());
    long most = valid.stream().mapToLong(PointsLot::getRemaining).sum();
    if (points > most) {
      throw new ConflictException(
          "Only %s are available, so %d can't be taken."
              .formatted(CountText.of(most, "point"), points));
    }
    PointsLot.take(points, valid);
    return write(account, entry);
  }

  /** Keeps what staff said of an entry beside it, from where it can be erased. */
  LedgerEntry explain(LedgerEntry entry, String reason) {
    entities.persist(new LedgerReason(entry, reason));
    entry.explainBy(reason);
    return entry;
  }

  /**
   * Lets what remains of a lot expire.
   *
   * @return points that have expired, 0 if nothing remained
   */
  long expire(PointsLot lot, LocalDate day) {
    long points = lot.expire();
    if (points > 0) {
      available.changed(lot);
      write(account(lot.getMemberNumber()), NewEntry.expiry(lot, points, day));
    }
    return points;
  }

  private LedgerEntry write(PointsAccount account, NewEntry entry) {
    LedgerEntry written = new LedgerEntry(account, entry, calendar.now());
    entities.persist(written);
    account.take(written);
    return written;
  }
}
