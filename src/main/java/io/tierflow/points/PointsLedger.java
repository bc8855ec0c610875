package io.tierflow.points;

import io.tierflow.common.CountText;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.transaction.Transaction;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
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
  private final LotPlaces places;
  private final LotMovementRepository movements;
  private final AvailablePoints available;
  private final EntityManager entities;
  private final ProgrammeCalendar calendar;

  PointsLedger(
      PointsAccountRepository accounts,
      LedgerEntryRepository entries,
      LotPlaces places,
      LotMovementRepository movements,
      AvailablePoints available,
      EntityManager entities,
      ProgrammeCalendar calendar) {
    this.accounts = accounts;
    this.entries = entries;
    this.places = places;
    this.movements = movements;
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

  /**
   * Books what the exact shares add up to beyond what is booked, with an entry for each {@linkplain
   * EarnedLot lot}; earlier shortfall comes first. Qualifying points stand on the first one.
   *
   * @param reasons why promotions added to it
   */
  long earn(
      String memberNumber,
      LocalDate asOf,
      String processInstanceId,
      Collection<Transaction> earned,
      List<String> reasons) {
    PointsAccount account = account(memberNumber);
    long points = Math.max(0, account.toBook());
    long qualifying = Math.max(0, account.qualifyingToBook());
    if (points == 0 && qualifying == 0) {
      return 0;
    }
    List<LedgerEntry> written = new ArrayList<>();
    for (EarnedLot lot : lots(account, points, earned)) {
      LedgerEntry entry =
          write(
              account,
              NewEntry.earn(
                  lot,
                  written.size() + 1,
                  written.isEmpty() ? qualifying : 0,
                  asOf,
                  processInstanceId,
                  reasons));
      if (lot.points() > 0) {
        lot.transactions().forEach(each -> each.keepLot(entry.getEntryNumber()));
      }
      written.add(entry);
    }
    List<PointsLot> booked =
        written.stream().filter(entry -> entry.getPoints() > 0).map(PointsLot::new).toList();
    List<LotTaking> repaid = LotTaking.take(account.getShortfall(), booked);
    booked.forEach(this::keep);
    repay(account, repaid, written.get(0));
    return points - LotTaking.sum(repaid);
  }

  /** Without a whole point there is no lot: the entry says how many qualifying points came in. */
  private List<EarnedLot> lots(PointsAccount account, long points, Collection<Transaction> earned) {
    return points == 0
        ? List.of(new EarnedLot(0, null, List.copyOf(earned)))
        : EarnedLot.split(account.unbooked(), earned, calendar);
  }

  /**
   * Takes back what a refund has taken away from the sum of the exact shares: first from the lot
   * that the refunded transaction earned, but not what of it has expired, then from the other lots
   * that are still valid; what these can't cover is a shortfall.
   *
   * @param place which of the refund's parts it is, from 1
   */
  void reverse(PointsAccount account, Transaction refunded, Transaction refund, int place) {
    long points = Math.max(0, -account.toBook());
    long qualifying = Math.max(0, -account.qualifyingToBook());
    if (points == 0 && qualifying == 0) {
      return;
    }
    List<PointsLot> own = places.of(refunded);
    Reversal reversal = Reversal.of(points, own, () -> available.lots(account.getMemberNumber()));
    own.forEach(available::changed);
    LedgerEntry written =
        write(
            account,
            NewEntry.reversal(
                reversal, qualifying, refunded, refund, place, LotPlaces.numberIn(account, own)));
    record(written, reversal.takings());
  }

  /** Books points that are earned without a transaction; earlier shortfall comes first. */
  void earn(PointsAccount account, NewEntry entry) {
    LedgerEntry written = write(account, entry);
    if (entry.points() > 0) {
      PointsLot lot = new PointsLot(written);
      List<LotTaking> repaid = LotTaking.take(account.getShortfall(), List.of(lot));
      keep(lot);
      repay(account, repaid, written);
    }
  }

  /** Brings points in that no transaction has earned. */
  LedgerEntry bringIn(PointsAccount account, NewEntry entry) {
    LedgerEntry written = write(account, entry);
    keep(new PointsLot(written));
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
    List<LotTaking> takings = LotTaking.take(points, valid);
    LedgerEntry written = write(account, entry);
    record(written, takings);
    return written;
  }

  /**
   * Puts points back into the lots that an entry took them out of, or into a new lot that never
   * expires if that entry is from before this was recorded. Earlier shortfall is repaid at once:
   * the points owed may be these.
   */
  LedgerEntry putBack(PointsAccount account, LedgerEntry taken, NewEntry entry) {
    LedgerEntry written = write(account, entry);
    List<PointsLot> lots = putBack(taken, written);
    repay(account, LotTaking.take(account.getShortfall(), lots), written);
    lots.forEach(available::changed);
    return written;
  }

  private List<PointsLot> putBack(LedgerEntry taken, LedgerEntry written) {
    List<LotMovement> takings = movements.of(taken.getMemberNumber(), taken.getEntryNumber());
    if (takings.isEmpty()) {
      PointsLot lot = new PointsLot(written);
      keep(lot);
      return List.of(lot);
    }
    List<PointsLot> grown = new ArrayList<>();
    for (LotMovement taking : takings) {
      PointsLot lot = places.current(taking.lot());
      lot.putBack(-taking.getPoints());
      entities.persist(LotMovement.putBackBy(written, lot, -taking.getPoints()));
      grown.add(lot);
    }
    return grown.stream().sorted(PointsLot.EARLIEST_EXPIRING_FIRST).toList();
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

  private void repay(PointsAccount account, List<LotTaking> takings, LedgerEntry cameIn) {
    if (!takings.isEmpty()) {
      record(write(account, NewEntry.repayment(takings, cameIn)), takings);
    }
  }

  void keep(PointsLot lot) {
    entities.persist(lot);
    available.changed(lot);
  }

  void record(LedgerEntry entry, List<LotTaking> takings) {
    takings.forEach(taking -> entities.persist(LotMovement.takenBy(entry, taking)));
  }

  LedgerEntry write(PointsAccount account, NewEntry entry) {
    LedgerEntry written = new LedgerEntry(account, entry, calendar.now());
    entities.persist(written);
    account.take(written);
    return written;
  }
}
