package io.tierflow.benchmark;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the steps need of some members, each kind of row with one query for all of them. */
final class PageOfMembers implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  PageOfMembers(Connection connection) {
    this.connection = connection;
  }

  /** A transaction that may earn. */
  record Pending(
      String transactionId,
      String kind,
      BigDecimal amount,
      BigDecimal refunded,
      LocalDateTime occurredAt) {}

  /** A member with account, figures and pending transactions. */
  static final class MemberAtHand {
    String number;
    String accountType;
    String agreement;
    boolean emailKnown;
    boolean phoneKnown;
    boolean emailConsent;
    boolean smsConsent;
    boolean active;
    boolean underReview;
    String confirmedTier;
    long balance;
    long shortfall;
    BigDecimal exactEarned;
    long booked;
    int lastEntryNumber;
    BigDecimal monthlySpend = BigDecimal.ZERO;
    BigDecimal annualSpend = BigDecimal.ZERO;
    long annualTransactions;
    long qualifyingPoints;
    final List<Pending> pending = new ArrayList<>();
  }

  /** Locks the accounts of these members, in order, and reads all that belongs to them. */
  List<MemberAtHand> lock(List<String> numbers, Month month) throws SQLException {
    Map<String, MemberAtHand> members = new LinkedHashMap<>();
    readAccounts(numbers, members);
    readProfiles(numbers, members);
    readSpend(numbers, month, members);
    readPending(numbers, month, members);
    readQualifyingPoints(numbers, month, members);
    return members.values().stream().filter(member -> member.active).toList();
  }

  /** Whether a rise to this tier was declined not long ago. */
  boolean isDeclinedLately(String number, String tier, Month month) throws SQLException {
    PreparedStatement query =
        statement(
            """
            select count(*) from tier_change
            where member_number in (%s) and to_tier = ? and status = 'DECLINED' and decided_on > ?""",
            1);
    query.setString(1, number);
    query.setString(2, tier);
    query.setObject(3, month.asOf().minusDays(90));
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1) > 0;
    }
  }

  private void readAccounts(List<String> numbers, Map<String, MemberAtHand> members)
      throws SQLException {
    PreparedStatement query =
        statement(
            """
            select member_number, balance, shortfall, exact_earned, booked, last_entry_number
            from points_account where member_number in (%s) order by member_number for update""",
            numbers.size());
    bind(query, 1, numbers);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        MemberAtHand member = new MemberAtHand();
        member.number = row.getString(1);
        member.balance = row.getLong(2);
        member.shortfall = row.getLong(3);
        member.exactEarned = row.getBigDecimal(4);
        member.booked = row.getLong(5);
        member.lastEntryNumber = row.getInt(6);
        members.put(member.number, member);
      }
    }
  }

  private void readProfiles(List<String> numbers, Map<String, MemberAtHand> members)
      throws SQLException {
    PreparedStatement query =
        statement(
            """
            select member_number, account_type, agreement, email_known, phone_known, email_consent, sms_consent,
              status, tier_status, confirmed_tier
            from member where member_number in (%s)""",
            numbers.size());
    bind(query, 1, numbers);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        MemberAtHand member = members.get(row.getString(1));
        member.accountType = row.getString(2);
        member.agreement = row.getString(3);
        member.emailKnown = row.getBoolean(4);
        member.phoneKnown = row.getBoolean(5);
        member.emailConsent = row.getBoolean(6);
        member.smsConsent = row.getBoolean(7);
        member.active = row.getString(8).equals("ACTIVE");
        member.underReview = row.getString(9).equals("PROVISIONAL");
        member.confirmedTier = row.getString(10);
      }
    }
  }

  private void readSpend(List<String> numbers, Month month, Map<String, MemberAtHand> members)
      throws SQLException {
    PreparedStatement query =
        statement(
            """
            select member_number,
              sum(case when occurred_at < ? then 0 else spend end),
              sum(spend),
              count(case when counts_as_transaction and not cancelled
                  and (amount = 0 or refunded_amount < amount)
                then 1 end)
            from transaction
            where occurred_at >= ? and occurred_at < ? and member_number in (%s)
            group by member_number""",
            numbers.size());
    query.setObject(1, month.recentStart());
    query.setObject(2, month.yearStart().atStartOfDay());
    query.setObject(3, month.end());
    bind(query, 4, numbers);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        MemberAtHand member = members.get(row.getString(1));
        member.monthlySpend = row.getBigDecimal(2);
        member.annualSpend = row.getBigDecimal(3);
        member.annualTransactions = row.getLong(4);
      }
    }
  }

  private void readPending(List<String> numbers, Month month, Map<String, MemberAtHand> members)
      throws SQLException {
    PreparedStatement query =
        statement(
            """
            select member_number, transaction_id, kind, amount, refunded_amount, occurred_at
            from transaction
            where earning in ('PENDING', 'TOO_LATE') and occurred_at < ?
              and (earning = 'PENDING' or occurred_at >= ?) and member_number in (%s)
            order by member_number, occurred_at, transaction_id""",
            numbers.size());
    query.setObject(1, month.end());
    query.setObject(2, month.earningStart());
    bind(query, 3, numbers);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        members
            .get(row.getString(1))
            .pending
            .add(
                new Pending(
                    row.getString(2),
                    row.getString(3),
                    row.getBigDecimal(4),
                    row.getBigDecimal(5),
                    row.getObject(6, LocalDateTime.class)));
      }
    }
  }

  private void readQualifyingPoints(
      List<String> numbers, Month month, Map<String, MemberAtHand> members) throws SQLException {
    PreparedStatement query =
        statement(
            """
            select member_number, sum(points - shortfall - lapsed) from ledger_entry
            where entry_type in ('EARN', 'REVERSE') and effective_on between ? and ?
              and member_number in (%s)
            group by member_number""",
            numbers.size());
    query.setObject(1, month.yearStart());
    query.setObject(2, month.asOf());
    bind(query, 3, numbers);
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        members.get(row.getString(1)).qualifyingPoints = row.getLong(2);
      }
    }
  }

  private PreparedStatement statement(String sql, int numbers) throws SQLException {
    String text = sql.formatted(String.join(", ", Collections.nCopies(numbers, "?")));
    PreparedStatement statement = statements.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      statements.put(text, statement);
    }
    return statement;
  }

  private static void bind(PreparedStatement query, int from, List<String> numbers)
      throws SQLException {
    for (int index = 0; index < numbers.size(); index++) {
      query.setString(from + index, numbers.get(index));
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
  }
}
