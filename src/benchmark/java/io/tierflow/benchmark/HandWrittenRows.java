package io.tierflow.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the rows that the flow writes too, gathered until {@link #flush()} and each kind in one
 * batch, in an order that the foreign keys accept.
 */
final class HandWrittenRows implements AutoCloseable {

  private final Connection connection;
  private final List<Batch> batches = new ArrayList<>();

  final Batch missed;
  final Batch earned;
  final Batch account;
  final Batch entry;
  final Batch lot;
  final Batch member;
  final Batch change;
  final Batch voucher;
  final Batch gift;
  final Batch message;

  HandWrittenRows(Connection connection) throws SQLException {
    this.connection = connection;
    missed = batch("update transaction set earning = 'TOO_LATE' where transaction_id = ?");
    earned =
        batch(
            """
            update transaction set earning = 'EARNED', exact_share = ?, earning_rate = ?,
              earning_multiplier = ?, fixed_points = ?, earning_table_version = ?, earning_rule = ?,
              earning_reason = ?, earned_on = ?, earned_by = ?, points_expire_on = ?
            where transaction_id = ?""");
    account =
        batch(
            """
            update points_account set balance = ?, shortfall = ?, exact_earned = ?, booked = ?,
              last_entry_number = ? where member_number = ?""");
    entry =
        batch(
            """
            insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
              lapsed, balance_after, idempotency_key, effective_on, recorded_at, expires_on, rate,
              multiplier, table_version, corrects_entry, transaction_id, process_instance_id,
              reason, recorded_by)
            values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, null)""");
    lot =
        batch(
            """
            insert into points_lot (member_number, entry_number, points, remaining, expired, lapsed,
              expires_on) values (?, ?, ?, ?, 0, 0, ?)""");
    member =
        batch(
            """
            update member set tier = ?, tier_status = ?, confirmed_tier = ?,
              tier_since = coalesce(?, tier_since), version = version + 1
            where member_number = ?""");
    change =
        batch(
            """
            insert into tier_change (change_id, member_number, from_tier, to_tier, status, opening,
              proposed_on, decided_on, recorded_at, process_instance_id, table_key, table_version,
              rule_id, inputs, reason, review_reason, reviewer, reviewer_remark)
            values (?, ?, ?, ?, ?, false, ?, ?, ?, ?, 'tier-eligibility', ?, ?, ?, ?, ?, null, null)
            """);
    voucher =
        batch(
            """
            insert into voucher (voucher_id, code, member_number, origin, amount, validity_days,
              state, created_at, issued_on, expires_on, redeemed_at, process_instance_id,
              table_version, rule_id, reason)
            values (?, ?, ?, 'TIER_UPGRADE', ?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?)""");
    gift =
        batch(
            """
            insert into gift_dispatch (gift_id, member_number, item, cost, substitute_voucher_value,
              validity_days, table_version, rule_id, state, created_at, decided_on, decided_by,
              carrier, tracking_number, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null, null)""");
    message =
        batch(
            """
            insert into message (message_id, idempotency_key, member_number, recipient,
              process_instance_id, kind, channel, parameters, state, reason, created_at,
              next_attempt_at, attempts, sent_at, last_error)
            values (?, ?, ?, null, ?, ?, ?, ?, ?, ?, ?, ?, 0, null, null)""");
  }

  private Batch batch(String sql) throws SQLException {
    Batch batch = new Batch(connection.prepareStatement(sql));
    batches.add(batch);
    return batch;
  }

  /** Sends what has gathered. */
  void flush() throws SQLException {
    for (Batch batch : batches) {
      batch.send();
    }
  }

  @Override
  public void close() throws SQLException {
    for (Batch batch : batches) {
      batch.statement.close();
    }
  }

  /** Rows of one kind. */
  static final class Batch {

    private final PreparedStatement statement;
    private final List<Object[]> rows = new ArrayList<>();

    private Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    /** Adds a row. */
    void add(Object... values) {
      rows.add(values);
    }

    private void send() throws SQLException {
      if (rows.size() == 1) {
        bind(rows.get(0));
        requireWritten(statement.executeUpdate());
      } else if (!rows.isEmpty()) {
        for (Object[] row : rows) {
          bind(row);
          statement.addBatch();
        }
        requireWritten(statement.executeBatch());
      }
      rows.clear();
    }

    private void bind(Object[] row) throws SQLException {
      for (int index = 0; index < row.length; index++) {
        statement.setObject(index + 1, row[index]);
      }
    }

    private static void requireWritten(int... counts) throws SQLException {
      for (int count : counts) {
        if (count == 0 || count == Statement.EXECUTE_FAILED) {
          throw new SQLException("A row was not written.");
        }
      }
    }
  }
}
