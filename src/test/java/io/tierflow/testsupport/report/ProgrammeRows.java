package io.tierflow.testsupport.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Writes a programme's rows as other parts of Tierflow leave them; days are ISO dates. */
public class ProgrammeRows {

  private static final LocalDateTime RECORDED = LocalDateTime.parse("2026-01-01T00:00:00");

  private final JdbcTemplate database;
  private final TransactionOperations transactions;
  private final AtomicInteger next = new AtomicInteger();

  public ProgrammeRows(JdbcTemplate database, TransactionOperations transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  public void clear() {
    List.of(
            "redemption_rate",
            "cohort_month",
            "ledger_month",
            "moved_lot",
            "lot_movement",
            "points_lot",
            "effect_estimate",
            "communication_occasion",
            "figure_month",
            "lifetime_model",
            "member_lifetime_value",
            "message",
            "audit_entry",
            "program_roi_tier",
            "program_roi",
            "health_report",
            "gift_dispatch",
            "voucher_redemption",
            "voucher_archive",
            "voucher",
            "tier_change",
            "ledger_entry",
            "points_account",
            "transaction",
            "member")
        .forEach(table -> write("delete from " + table));
    write("update figure_refresh set refreshed_at = null, terms = null");
  }

  public void member(String number, String enrolledOn) {
    member(number, enrolledOn, null);
  }

  public void member(String number, String enrolledOn, String closedOn) {
    write(
        """
        insert into member (member_number, language, enrolled_on, account_type,
          email_consent, sms_consent, status, closed_on, tier, tier_status, confirmed_tier,
          tier_since, version)
        values (?, 'en', ?, 'INDIVIDUAL', true, true, ?, ?, 'REGULAR', 'CONFIRMED',
          'REGULAR', ?, 0)
        """,
        number,
        LocalDate.parse(enrolledOn),
        closedOn == null ? "ACTIVE" : "CLOSED",
        day(closedOn),
        LocalDate.parse(enrolledOn));
    write(
        """
        insert into points_account (member_number, balance, shortfall, exact_earned, booked,
          last_entry_number)
        values (?, 0, 0, 0, 0, 0)
        """,
        number);
  }

  public void transaction(String member, String kind, String amount, String occurredAtUtc) {
    transaction(member, kind, amount, occurredAtUtc, "EARNED");
  }

  public void transaction(
      String member, String kind, String amount, String occurredAtUtc, String earning) {
    write(
        """
        insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
          refunded_amount, recorded_at, earning, spend, counts_as_transaction)
        values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
        """,
        "T" + next.incrementAndGet(),
        member,
        kind,
        new BigDecimal(amount),
        LocalDateTime.parse(occurredAtUtc),
        RECORDED,
        earning,
        "REFUND".equals(kind) ? new BigDecimal(amount).negate() : new BigDecimal(amount),
        "PURCHASE".equals(kind));
  }

  /** Lets all purchases of a member have been refunded. */
  public void refundAll(String member) {
    write("update transaction set refunded_amount = amount where member_number = ?", member);
  }

  /** The number of the entry. */
  public int entry(String member, String type, long points, String effectiveOn) {
    return entry(member, type, points, 0, 0, effectiveOn);
  }

  public int entry(
      String member, String type, long points, long shortfall, long lapsed, String effectiveOn) {
    int number = next.incrementAndGet();
    write(
        """
        insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
          lapsed, balance_after, idempotency_key, effective_on, recorded_at, reason)
        values (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, 'test')
        """,
        member,
        number,
        type,
        points,
        shortfall,
        lapsed,
        "K" + number,
        LocalDate.parse(effectiveOn),
        RECORDED);
    return number;
  }

  /** Lets an entry take points from a lot, below 0, or give some back. */
  public int moving(String member, String type, long points, String effectiveOn, int lot) {
    int number = entry(member, type, points, effectiveOn);
    write("insert into lot_movement values (?, ?, ?, ?)", member, number, lot, points);
    return number;
  }

  /** Lets points of a lot expire. */
  public void expiry(String member, long points, String effectiveOn, int lot) {
    int number = entry(member, "EXPIRE", -points, effectiveOn);
    write(
        "update ledger_entry set corrects_entry = ? where member_number = ? and entry_number = ?",
        lot,
        member,
        number);
  }

  /** Moves what a lot has into another ledger, as a merge does. */
  public int merged(String from, int lot, String into, long points, String day) {
    moving(from, "ADJUST", -points, day, lot);
    int place = entry(into, "ADJUST", points, day);
    write(
        """
        insert into points_lot (member_number, entry_number, points, remaining, expired, lapsed,
          moved_to_member, moved_to_entry)
        values (?, ?, ?, 0, 0, 0, ?, ?)
        """,
        from,
        lot,
        points,
        into,
        place);
    return place;
  }

  /** Lets kept figures be of another tier. */
  public void retier(String from, String to) {
    write("update figure_month set tier = ? where tier = ?", to, from);
  }

  /** Lets each account have what its entries add up to. */
  public void balance() {
    write(
        """
        update points_account set balance = coalesce((select sum(points) from ledger_entry
          where ledger_entry.member_number = points_account.member_number), 0)
        """);
  }

  public void tierChange(
      String member, String toTier, String status, boolean opening, String proposed, String day) {
    write(
        """
        insert into tier_change (change_id, member_number, to_tier, status, opening, proposed_on,
          decided_on, recorded_at, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, 'test')
        """,
        "C" + next.incrementAndGet(),
        member,
        toTier,
        status,
        opening,
        LocalDate.parse(proposed),
        day(day),
        RECORDED);
  }

  public void confirmed(String member, String toTier, String day) {
    tierChange(member, toTier, "CONFIRMED", false, day, day);
  }

  public void voucher(
      String member, String amount, String state, String issuedOn, String expiresOn) {
    String id = UUID.randomUUID().toString();
    write(
        """
        insert into voucher (voucher_id, code, member_number, origin, amount, validity_days, state,
          created_at, issued_on, expires_on, reason)
        values (?, ?, ?, 'REWARD', ?, 90, ?, ?, ?, ?, 'test')
        """,
        id,
        id.substring(0, 32),
        member,
        new BigDecimal(amount),
        state,
        RECORDED,
        day(issuedOn),
        day(expiresOn));
  }

  public void archivedVoucher(
      String member, String amount, String state, String issuedOn, String expiresOn) {
    write(
        """
        insert into voucher_archive (voucher_id, member_number, origin, amount, state, created_at,
          issued_on, expires_on, reason, removed_at)
        values (?, ?, 'REWARD', ?, ?, ?, ?, ?, 'test', ?)
        """,
        UUID.randomUUID().toString(),
        member,
        new BigDecimal(amount),
        state,
        RECORDED,
        day(issuedOn),
        day(expiresOn),
        RECORDED);
  }

  public void redemption(String member, String amount, String redeemedOn) {
    write(
        """
        insert into voucher_redemption (redemption_id, voucher_id, code_digest, member_number,
          amount, redeemed_at, redeemed_on)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        "R" + next.incrementAndGet(),
        UUID.randomUUID().toString(),
        "0".repeat(64),
        member,
        new BigDecimal(amount),
        RECORDED,
        LocalDate.parse(redeemedOn));
  }

  /** A voucher of the archive that was redeemed. */
  public void redeemedVoucher(String member, String amount, String issuedOn, String redeemedOn) {
    archivedVoucher(member, amount, "REDEEMED", issuedOn, "2027-12-31");
    write(
        """
        insert into voucher_redemption (redemption_id, voucher_id, code_digest, member_number,
          amount, redeemed_at, redeemed_on)
        select ?, voucher_id, ?, member_number, amount, ?, ? from voucher_archive
        where member_number = ? and state = 'REDEEMED'
        """,
        "R" + next.incrementAndGet(),
        "0".repeat(64),
        RECORDED,
        LocalDate.parse(redeemedOn),
        member);
  }

  public void message(String member, String state, String reason, String createdAtUtc) {
    String id = UUID.randomUUID().toString();
    write(
        """
        insert into message (message_id, idempotency_key, member_number, kind, channel, parameters,
          state, reason, created_at, next_attempt_at, attempts)
        values (?, ?, ?, 'WELCOME', 'EMAIL', '{}', ?, ?, ?, ?, 0)
        """,
        id,
        id,
        member,
        state,
        reason,
        LocalDateTime.parse(createdAtUtc),
        RECORDED);
  }

  public void unsubscribed(String member, String atUtc) {
    write(
        """
        insert into audit_entry (entry_id, recorded_at, actor, action, subject)
        values (?, ?, ?, 'UNSUBSCRIBED', ?)
        """,
        UUID.randomUUID().toString(),
        LocalDateTime.parse(atUtc),
        "member:" + member,
        member);
  }

  public void gift(String member, String cost, String state, String decidedOn) {
    write(
        """
        insert into gift_dispatch (gift_id, member_number, item, cost, validity_days, state,
          created_at, decided_on)
        values (?, ?, 'Welcome gift', ?, 90, ?, ?, ?)
        """,
        "G" + next.incrementAndGet(),
        member,
        new BigDecimal(cost),
        state,
        RECORDED,
        day(decidedOn));
  }

  private void write(String statement, Object... values) {
    transactions.executeWithoutResult(transaction -> database.update(statement, values));
  }

  private static LocalDate day(String day) {
    return day == null ? null : LocalDate.parse(day);
  }
}
