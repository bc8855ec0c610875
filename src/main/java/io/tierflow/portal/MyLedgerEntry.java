package io.tierflow.portal;

import io.tierflow.points.EntryType;
import io.tierflow.points.LedgerEntry;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * A change of the balance, as the member sees it.
 *
 * @param entryNumber its number, from 1
 * @param type what it is
 * @param points points added, or below 0 taken
 * @param balanceAfter the balance it led to
 * @param effectiveOn its day
 * @param expiresOn last day of the points it added, or null
 * @param reason why
 */
record MyLedgerEntry(
    int entryNumber,
    EntryType type,
    long points,
    long balanceAfter,
    LocalDate effectiveOn,
    LocalDate expiresOn,
    String reason) {

  static MyLedgerEntry of(LedgerEntry entry, UnaryOperator<String> translated) {
    return new MyLedgerEntry(
        entry.getEntryNumber(),
        entry.getEntryType(),
        entry.getPoints(),
        entry.getBalanceAfter(),
        entry.getEffectiveOn(),
        entry.getExpiresOn(),
        translated.apply(entry.getReason()));
  }
}
