package io.tierflow.benchmark;

import io.tierflow.benchmark.GeneratedMember.Earned;
import io.tierflow.benchmark.GeneratedMember.Purchase;
import io.tierflow.benchmark.GeneratedMember.Rise;
import io.tierflow.testsupport.SealedMember;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;

/** Writes generated members straight into the tables, as enrolment and earlier runs left them. */
final class ProgrammeTables implements AutoCloseable {

  private static final int MEMBERS_AT_ONCE = 500;

  private final Connection connection;
  private final SealedMember sealed = SealedMember.withTheTestsKey();
  private final PreparedStatement member;
  private final PreparedStatement account;
  private final PreparedStatement transaction;
  private final PreparedStatement entry;
  private final PreparedStatement lot;
  private final PreparedStatement change;

  ProgrammeTables(Connection connection) throws SQLException {
    this.connection = connection;
    this.member =
        connection.prepareStatement(
            """
            insert into member (member_number, personal_data, data_key, email_known,
              phone_known, language, enrolled_on, account_type, agreement, email_consent, sms_consent, status,
              closed_on, tier, tier_status, confirmed_tier, tier_since, version)
            values (?, ?, 1, true, ?, 'en', ?, 'INDIVIDUAL', null, true, ?, 'ACTIVE',
              null, ?, 'CONFIRMED', ?, ?, 0)""");
    this.account =
        connection.prepareStatement(
            """
            insert into points_account (member_number, balance, shortfall, exact_earned, booked,
              last_entry_number) values (?, ?, 0, ?, ?, ?)""");
    this.transaction =
        connection.prepareStatement(
            """
            insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
              refunded_amount, recorded_at, earning, exact_share, earning_rate, earning_multiplier,
              earning_table_version, earning_rule, earning_reason, earned_on, earned_by,
              points_expire_on, spend, channel, counts_as_transaction, refundable)
            values (?, ?, 'PURCHASE', ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, true)""");
    this.entry =
        connection.prepareStatement(
            """
            insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
              lapsed, balance_after, idempotency_key, effective_on, recorded_at, expires_on,
              table_version, process_instance_id, reason)
            values (?, ?, 'EARN', ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, 'Earlier purchases.')""");
    this.lot =
        connection.prepareStatement(
            """
            insert into points_lot (member_number, entry_number, points, remaining, expired, lapsed,
              expires_on) values (?, ?, ?, ?, 0, 0, ?)""");
    this.change =
        connection.prepareStatement(
            """
            insert into tier_change (change_id, member_number, from_tier, to_tier, status, opening,
              proposed_on, decided_on, recorded_at, process_instance_id, table_key, table_version,
              rule_id, reason) values (?, ?, ?, ?, 'CONFIRMED', ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
  }

  /** Writes the members; the connection commits every few hundred of them. */
  void write(Iterator<GeneratedMember> members) throws SQLException {
    connection.setAutoCommit(false);
    int waiting = 0;
    while (members.hasNext()) {
      add(members.next());
      if (++waiting == MEMBERS_AT_ONCE) {
        flush();
        waiting = 0;
      }
    }
    flush();
  }

  private void flush() throws SQLException {
    for (PreparedStatement statement : statements()) {
      statement.executeBatch();
    }
    connection.commit();
  }

  private void add(GeneratedMember life) throws SQLException {
    int index = Integer.parseInt(life.memberNumber().substring(1));
    batch(
        member,
        life.memberNumber(),
        person(life, index),
        index % 33 != 0,
        life.enrolledOn(),
        index % 20 != 0,
        life.tier(),
        life.tier(),
        life.tierSince());
    batch(
        account,
        life.memberNumber(),
        life.balance(),
        life.exactEarned(),
        life.balance(),
        life.earned().size());
    batch(
        change,
        "opening:" + life.memberNumber(),
        life.memberNumber(),
        null,
        "REGULAR",
        true,
        life.enrolledOn(),
        life.enrolledOn(),
        life.enrolledOn().atStartOfDay(),
        null,
        null,
        null,
        null,
        "Tier at enrolment.");
    for (Purchase purchase : life.purchases()) {
      add(life, purchase);
    }
    for (int number = 1; number <= life.earned().size(); number++) {
      add(life, number, life.earned().get(number - 1));
    }
    for (Rise rise : life.rises()) {
      add(life, rise);
    }
  }

  private byte[] person(GeneratedMember life, int index) {
    return sealed.person(
        life.memberNumber(),
        "Customer " + life.memberNumber(),
        life.memberNumber().toLowerCase() + "@example.com",
        index % 33 == 0 ? null : "+1202555%04d".formatted(index % 10_000),
        index + " Example Street, 12345 Sampletown");
  }

  private void add(GeneratedMember life, Purchase purchase) throws SQLException {
    HandWrittenPolicy.Terms terms = purchase.terms();
    boolean hasEarned = terms != null;
    batch(
        transaction,
        purchase.transactionId(),
        life.memberNumber(),
        purchase.amount(),
        utc(purchase.occurredAt()),
        utc(purchase.occurredAt()),
        hasEarned ? "EARNED" : "PENDING",
        purchase.share(),
        hasEarned ? terms.rate() : null,
        hasEarned ? terms.multiplier() : null,
        hasEarned ? HandWrittenPolicy.TABLE_VERSION : null,
        hasEarned ? terms.rule() : null,
        hasEarned ? terms.reason() : null,
        purchase.earnedOn(),
        purchase.earnedBy(),
        hasEarned
            ? utc(purchase.occurredAt()).toLocalDate().plusMonths(HandWrittenPolicy.VALIDITY_MONTHS)
            : null,
        purchase.amount(),
        purchase.channel());
  }

  private void add(GeneratedMember life, int number, Earned earned) throws SQLException {
    batch(
        entry,
        life.memberNumber(),
        number,
        earned.points(),
        earned.balanceAfter(),
        "earn:" + earned.by(),
        earned.on(),
        earned.on().atTime(23, 0),
        earned.expiresOn(),
        HandWrittenPolicy.TABLE_VERSION,
        earned.by());
    batch(lot, life.memberNumber(), number, earned.points(), earned.points(), earned.expiresOn());
  }

  private void add(GeneratedMember life, Rise rise) throws SQLException {
    batch(
        change,
        rise.by(),
        life.memberNumber(),
        rise.from(),
        rise.to().tier(),
        false,
        rise.on(),
        rise.on(),
        rise.on().atTime(23, 0),
        rise.by(),
        "tier-eligibility",
        HandWrittenPolicy.TABLE_VERSION,
        rise.to().rule(),
        rise.to().reason());
  }

  private static void batch(PreparedStatement statement, Object... values) throws SQLException {
    for (int index = 0; index < values.length; index++) {
      statement.setObject(index + 1, values[index]);
    }
    statement.addBatch();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private PreparedStatement[] statements() {
    return new PreparedStatement[] {member, account, transaction, entry, lot, change};
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements()) {
      statement.close();
    }
  }
}
