package io.tierflow.points;

import io.tierflow.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds lots where they are now. A merge moves what remains of a lot into the survivor's ledger;
 * the lot itself stays behind and keeps what had expired of it by then.
 */
@Component
class LotPlaces {

  private final PointsLotRepository lots;
  private final LedgerEntryRepository entries;

  LotPlaces(PointsLotRepository lots, LedgerEntryRepository entries) {
    this.lots = lots;
    this.entries = entries;
  }

  /**
   * The lot that a transaction earned.
   *
   * @param earned the transaction
   * @return the lot where it was earned, then where each merge has moved it; nothing if it has none
   */
  List<PointsLot> of(Transaction earned) {
    return Optional.ofNullable(earned.getLotEntry())
        .map(number -> new EntryKey(earned.getLotMember(), number))
        .or(
            () ->
                entries
                    .findByIdempotencyKey(NewEntry.earnKey(earned.getTerms().earnedBy()))
                    .map(LedgerEntry::getId))
        .flatMap(lots::findById)
        .map(this::following)
        .orElse(List.of());
  }

  /** Where a lot is now. */
  PointsLot current(EntryKey lot) {
    return last(following(lots.findById(lot).orElseThrow()));
  }

  /**
   * The number that a lot has in an account's ledger; null if it is in none of its places there.
   */
  static Integer numberIn(PointsAccount account, List<PointsLot> places) {
    return places.stream()
        .filter(lot -> lot.getMemberNumber().equals(account.getMemberNumber()))
        .map(PointsLot::entryNumber)
        .findFirst()
        .orElse(null);
  }

  private List<PointsLot> following(PointsLot lot) {
    List<PointsLot> places = new ArrayList<>(List.of(lot));
    while (last(places).getMovedTo() != null) {
      places.add(lots.findById(last(places).getMovedTo()).orElseThrow());
    }
    return places;
  }

  private static PointsLot last(List<PointsLot> places) {
    return places.get(places.size() - 1);
  }
}
