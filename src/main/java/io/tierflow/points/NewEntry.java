package io.tierflow.points;

import io.tierflow.member.Enrolment;
import io.tierflow.transaction.Earning;
import io.tierflow.transaction.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An entry to be written. Terms are given only where they are the same for all that the entry
 * books.
 */
record NewEntry(
    EntryType type,
    long points,
    long shortfall,
    long lapsed,
    long qualifyingPoints,
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

  /** The key of the first EARN entry of an upgrade, which sees to it that it books once. */
  static String earnKey(String processInstanceId) {
    return "earn:" + processInstanceId;
  }

  /** The key under which a redemption spends points, once. */
  static String spendKey(String redemptionId) {
    return "spend:" + redemptionId;
  }

  /** The key under which the points of a redemption come back, once. */
  static String returnKey(String redemptionId) {
    return "return:" + redemptionId;
  }

  /**
   * The key under which a part of a refund takes points back, once. No id has a blank in it, so
   * none of these is the key of another refund.
   */
  private static String refundKey(String refundId, int place) {
    return "refund:" + (place == 1 ? refundId : refundId + " :" + place);
  }

  /**
   * Points earned by transactions in one upgrade, for one lot.
   *
   * @param place which of the upgrade's lots it is, from 1
   * @param qualifying points that count towards tiers
   * @param promotions why promotions added to it
   */
  static NewEntry earn(
      EarnedLot lot,
      int place,
      long qualifying,
      LocalDate asOf,
      String processInstanceId,
      List<String> promotions) {
    List<Transaction> earned = lot.transactions();
    String key = earnKey(processInstanceId);
    return new NewEntry(
        EntryType.EARN,
        lot.points(),
        0,
        0,
        qualifying,
        place == 1 ? key : key + ":" + place,
        asOf,
        lot.expiresOn(),
        common(earned, Earning::rate),
        common(earned, Earning::multiplier),
        common(earned, Earning::tableVersion),
        null,
        null,
        processInstanceId,
        Stream.concat(
                earned.stream().map(transaction -> transaction.getTerms().reason()),
                promotions.stream())
            .distinct()
            .collect(Collectors.joining(" ")),
        null);
  }

  /** Earlier shortfall that points repay which have just come in. */
  static NewEntry repayment(List<LotTaking> takings, LedgerEntry cameIn) {
    long points = LotTaking.sum(takings);
    String instance = cameIn.getProcessInstanceId();
    return new NewEntry(
        EntryType.REVERSE,
        -points,
        -points,
        0,
        0,
        "repay:" + (instance == null ? cameIn.getIdempotencyKey() : instance),
        cameIn.getEffectiveOn(),
        null,
        null,
        null,
        null,
        cameIn.getEntryNumber(),
        null,
        instance,
        "Repays points of earlier refunds that the balance did not cover.",
        null);
  }

  /**
   * Points that come back because the redemption that spent them was reversed.
   *
   * @param sameLedger whether they come back where they were spent
   */
  static NewEntry giveBack(
      LedgerEntry spent,
      boolean sameLedger,
      String redemptionId,
      LocalDate day,
      String recordedBy) {
    return new NewEntry(
        EntryType.RETURN,
        -spent.getPoints(),
        0,
        0,
        0,
        returnKey(redemptionId),
        day,
        null,
        null,
        null,
        null,
        sameLedger ? spent.getEntryNumber() : null,
        null,
        null,
        "The redemption was reversed.",
        recordedBy);
  }

  /**
   * Points taken back because what earned them was refunded.
   *
   * @param place which of the refund's parts it is, from 1
   */
  static NewEntry reversal(
      Reversal reversal,
      long qualifying,
      Transaction refunded,
      Transaction refund,
      int place,
      Integer correctsEntry) {
    Earning terms = refunded.getTerms();
    return new NewEntry(
        EntryType.REVERSE,
        -reversal.taken(),
        reversal.shortfall(),
        reversal.lapsed(),
        -qualifying,
        refundKey(refund.getTransactionId(), place),
        terms.earnedOn(),
        null,
        terms.rate(),
        terms.multiplier(),
        terms.tableVersion(),
        correctsEntry,
        refund.getTransactionId(),
        terms.earnedBy(),
        "Refund of %s %s, at the terms it earned under."
            .formatted(refunded.getKind().words(), refunded.getTransactionId()),
        null);
  }

  /**
   * Points of a lot that nobody has spent in time. A lot expires again if points come back after
   * its last day.
   */
  static NewEntry expiry(PointsLot lot, long points, LocalDate day) {
    String key = "expire:%s:%d".formatted(lot.getMemberNumber(), lot.entryNumber());
    long before = lot.getExpired() - points;
    return new NewEntry(
        EntryType.EXPIRE,
        -points,
        0,
        0,
        0,
        before == 0 ? key : key + ":" + before,
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

  /** The balance that a member brings in at enrolment. */
  static NewEntry opening(Enrolment enrolment) {
    return of(
        EntryType.ADJUST,
        enrolment.openingPoints(),
        "opening:" + enrolment.memberNumber(),
        enrolment.enrolledOn(),
        "Starting balance at enrolment.",
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

  private static <T> T common(Collection<Transaction> earned, Function<Earning, T> term) {
    Set<T> terms = new HashSet<>();
    earned.forEach(transaction -> terms.add(term.apply(transaction.getTerms())));
    return terms.size() == 1 ? terms.iterator().next() : null;
  }
}
