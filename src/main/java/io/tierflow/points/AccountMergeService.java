package io.tierflow.points;

import io.tierflow.common.CountText;
import io.tierflow.common.PointsRange;
import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import io.tierflow.web.ConflictException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the points of a member who is merged into another: each lot with its last day, what is
 * owed, what was earned on each day, and the carried fraction. Both ledgers keep all entries that
 * they have, and both prove.
 */
@Service
@Order(1)
@Transactional(propagation = Propagation.MANDATORY)
class AccountMergeService implements MergeListener {

  private final PointsLedger ledger;
  private final LedgerEntryRepository entries;
  private final PointsLotRepository lots;
  private final LotMovementRepository movements;

  AccountMergeService(
      PointsLedger ledger,
      LedgerEntryRepository entries,
      PointsLotRepository lots,
      LotMovementRepository movements) {
    this.ledger = ledger;
    this.entries = entries;
    this.lots = lots;
    this.movements = movements;
  }

  @Override
  public void merging(List<String> memberNumbers) {
    ledger.lockAll(memberNumbers);
  }

  @Override
  public List<String> merge(Merging merging) {
    PointsAccount from = ledger.account(merging.from());
    PointsAccount into = ledger.account(merging.into());
    long points = from.getBalance();
    requireRoom(into, points);
    List<EarnedDay> earned = entries.earnedByDay(merging.from());
    int moved = moveBalance(merging, from, into);
    earned.stream().filter(day -> !day.isNothing()).forEach(day -> move(merging, day, from, into));
    into.takeOver(from);
    bookCarried(merging, into);
    return List.of(
        "%s in %s moved.".formatted(CountText.of(points, "point"), CountText.of(moved, "lot")));
  }

  private static void requireRoom(PointsAccount into, long points) {
    if (into.getBalance() > PointsRange.MAX_BALANCE - points) {
      throw new ConflictException(
          "The balance is %d points; with %d more it would be above the %d that an account may have."
              .formatted(into.getBalance(), points, PointsRange.MAX_BALANCE));
    }
  }

  /** Lots from which something may come back move even if nothing remains of them. */
  private int moveBalance(Merging merging, PointsAccount from, PointsAccount into) {
    Set<Integer> touched = new HashSet<>(movements.touchedLots(merging.from()));
    touched.addAll(lots.movedTo(merging.from()));
    List<LotTaking> takings = new ArrayList<>();
    for (PointsLot lot : lots.ofMember(merging.from())) {
      long remaining = lot.take(lot.getRemaining());
      if (remaining > 0) {
        takings.add(new LotTaking(lot, remaining));
      }
      if (remaining > 0 || touched.contains(lot.entryNumber())) {
        lot.moveTo(ledger.bringIn(into, MergeEntries.lotIn(merging, lot, remaining)).getId());
      }
    }
    long shortfall = from.getShortfall();
    if (from.getBalance() > 0 || shortfall > 0) {
      ledger.record(ledger.write(from, MergeEntries.balanceOut(merging, from)), takings);
    }
    if (shortfall > 0) {
      ledger.write(into, MergeEntries.shortfallIn(merging, shortfall));
    }
    return takings.size();
  }

  private void move(Merging merging, EarnedDay day, PointsAccount from, PointsAccount into) {
    ledger.write(from, MergeEntries.earnedOut(merging, day));
    ledger.write(into, MergeEntries.earnedIn(merging, day));
  }

  private void bookCarried(Merging merging, PointsAccount into) {
    long points = Math.max(0, into.toBook());
    long qualifying = Math.max(0, into.qualifyingToBook());
    if (points > 0 || qualifying > 0) {
      ledger.earn(into, MergeEntries.carried(merging, points, qualifying));
    }
  }
}
