package io.tierflow.points;

import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An entry to be written. Terms are given only where they are the same for all that the entry
 * books.
 */
record NewEntry(
    EntryType type,
    long points,
    long shortfall,
    long lapsed,
    String idempotencyKey,
    LocalDate effectiveOn,
    LocalDate expiresOn,
    BigDecimal rate,
    BigDecimal multiplier,
    Integer tableVersion,
    Integer correctsEntry,
    String transactionId,
    String processInstanceId,
    String reason,
    String recordedBy) {

  private static final int REASON_LENGTH = 500;

  NewEntry {
    reason =
        reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH - 1) + "…";
  }

  /** The key of the one EARN entry that an upgrade may write. */
  static String earnKey(String processInstanceId) {
    return "earn:" + processInstanceId;
  }

  /** Points earned by transactions in one upgrade. */
  static NewEntry earn(
      long points, LocalDate asOf, String processInstanceId, Collection<Transaction> earned) {
    return new NewEntry(
        EntryType.EARN,
        points,
        0,
        0,
        earnKey(processInstanceId),
        asOf,
        latestExpiry(earned),
        common(earned, Transaction::getEarningRate),
        common(earned, Transaction::getEarningMultiplier),
        common(earned, Transaction::getEarningTableVersion),
        null,
        null,
        processInstanceId,
        earned.stream()
            .map(Transaction::getEarningReason)
            .distinct()
            .collect(Collectors.joining(" ")),
        null);
  }

  /** Earlier shortfall that newly earned points repay. */
  static NewEntry repayment(long points, LocalDate asOf, String processInstanceId, int lot) {
    return new NewEntry(
        EntryType.REVERSE,
        -points,
        -points,
        0,
        "repay:" + processInstanceId,
        asOf,
        null,
        null,
        null,
        null,
        lot,
        null,
        processInstanceId,
        "Repays points of earlier refunds that the balance did not cover.",
        null);
  }

  /** Points taken back because what earned them was refunded. */
  static NewEntry reversal(
      long taken,
      long shortfall,
      long lapsed,
      Transaction refunded,
      Transaction refund,
      Integer correctsEntry) {
    return new NewEntry(
        EntryType.REVERSE,
        -taken,
        shortfall,
        lapsed,
        "refund:" + refund.getTransactionId(),
        refunded.getEarnedOn(),
        null,
        refunded.getEarningRate(),
        refunded.getEarningMultiplier(),
        refunded.getEarningTableVersion(),
        correctsEntry,
        refund.getTransactionId(),
        refunded.getEarnedBy(),
        "Refund of %s %s, at the terms it earned under."
            .formatted(
                refunded.getKind().name().toLowerCase(Locale.ROOT), refunded.getTransactionId()),
        null);
  }

  /** Points of a lot that nobody has spent in time. */
  static NewEntry expiry(PointsLot lot, long points, LocalDate day) {
    return new NewEntry(
        EntryType.EXPIRE,
        -points,
        0,
        0,
        "expire:%s:%d".formatted(lot.getMemberNumber(), lot.entryNumber()),
        day,
        null,
        null,
        null,
        null,
        lot.entryNumber(),
        null,
        null,
        "Expired: these points were valid through %s.".formatted(lot.getExpiresOn()),
        null);
  }

  /** Points that the programme gives away. */
  static NewEntry bonus(PointsService.Bonus bonus, String idempotencyKey) {
    return of(
        EntryType.ADJUST,
        bonus.points(),
        idempotencyKey,
        bonus.day(),
        bonus.expiresOn(),
        bonus.reason(),
        null);
  }

  /** Points moved for a reason of their own; those that come in do not expire. */
  static NewEntry of(
      EntryType type,
      long points,
      String idempotencyKey,
      LocalDate effectiveOn,
      String reason,
      String recordedBy) {
    return of(type, points, idempotencyKey, effectiveOn, null, reason, recordedBy);
  }

  private static NewEntry of(
      EntryType type,
      long points,
      String idempotencyKey,
      LocalDate effectiveOn,
      LocalDate expiresOn,
      String reason,
      String recordedBy) {
    return new NewEntry(
        type,
        points,
        0,
        0,
        idempotencyKey,
        effectiveOn,
        expiresOn,
        null,
        null,
        null,
        null,
        null,
        null,
        reason,
        recordedBy);
  }

  /** The latest of the transactions' expiries; none if the points of one never expire. */
  private static LocalDate latestExpiry(Collection<Transaction> earned) {
    List<LocalDate> expiries =
        earned.stream().map(Transaction::getPointsExpireOn).collect(Collectors.toList());
    return expiries.contains(null)
        ? null
        : expiries.stream().max(LocalDate::compareTo).orElse(null);
  }

  private static <T> T common(Collection<Transaction> earned, Function<Transaction, T> term) {
    Set<T> terms = new HashSet<>();
    earned.forEach(transaction -> terms.add(term.apply(transaction)));
    return terms.size() == 1 ? terms.iterator().next() : null;
  }
}
