package io.tierflow.notification.outbox;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who has which message in hand, and what became of it. A batch takes messages under a lock that
 * passes over those of others, in one short transaction, and has them by a lease afterwards: no
 * lock and no connection is held while a server is spoken to, and a node that dies or hangs holds
 * nothing up for longer than the lease. What becomes of a message is committed at once, and only if
 * the batch still has it.
 */
@Repository
public class OutboxLeaseRepository {

  private static final int MAX_ERROR_LENGTH = 500;

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final ProgrammeCalendar calendar;
  private final TransactionOperations transaction;

  OutboxLeaseRepository(
      JdbcTemplate batches, ProgrammeCalendar calendar, PlatformTransactionManager transactions) {
    this.database = JdbcClient.create(batches);
    this.batches = batches;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Takes what is due for longest.
   *
   * @param channel on which channel
   * @param most how many at most
   * @param lease for how long nobody else may take them
   * @return the messages, none if nothing is due
   */
  OutboxLeases take(Channel channel, int most, Duration lease) {
    return transaction.execute(status -> taken(channel, most, calendar.now().plus(lease)));
  }

  private OutboxLeases taken(Channel channel, int most, Instant leaseEndsAt) {
    String batchId = UUID.randomUUID().toString();
    List<OutboxLease> claims =
        database
            .sql(
                """
                select message_id, next_attempt_at from message
                where channel = ? and state = 'PENDING' and next_attempt_at <= ?
                order by next_attempt_at limit ? for update skip locked
                """)
            .params(channel.name(), JdbcTime.of(calendar.now()), most)
            .query((row, number) -> new OutboxLease(row.getString(1), JdbcTime.read(row, 2)))
            .list();
    batches.batchUpdate(
        "update message set claimed_by = ?, next_attempt_at = ? where message_id = ?",
        claims,
        Math.max(1, claims.size()),
        (update, claim) -> {
          update.setString(1, batchId);
          update.setObject(2, JdbcTime.of(leaseEndsAt));
          update.setString(3, claim.messageId());
        });
    return new OutboxLeases(channel, batchId, leaseEndsAt, claims);
  }

  /**
   * Gives back what a batch has not tried: it is due as it was before, and has lost no attempt.
   *
   * @param batch the batch
   * @param rest those of its messages
   * @param reason what kept the batch from trying them, or null
   */
  void giveBack(OutboxLeases batch, List<OutboxLease> rest, String reason) {
    transaction.executeWithoutResult(
        status ->
            batches.batchUpdate(
                """
                update message set claimed_by = null, next_attempt_at = ?,
                  last_error = coalesce(?, last_error)
                where message_id = ? and claimed_by = ?
                """,
                rest,
                Math.max(1, rest.size()),
                (update, claim) -> {
                  update.setObject(1, JdbcTime.of(claim.dueAt()));
                  update.setString(2, cut(reason));
                  update.setString(3, claim.messageId());
                  update.setString(4, batch.batchId());
                }));
  }

  /** The server has taken it. Nothing changes if another batch has it by now. */
  void sent(OutboxLeases batch, String messageId, Instant at) {
    update(
        """
        update message set claimed_by = null, state = 'SENT', sent_at = ?,
          attempts = attempts + 1, last_error = null, reason = null
        where message_id = ? and claimed_by = ?
        """,
        JdbcTime.of(at),
        messageId,
        batch.batchId());
  }

  /** It is not to be sent. */
  void withheld(OutboxLeases batch, String messageId, NotSentReason reason) {
    update(
        """
        update message set claimed_by = null, state = 'NOT_SENT', reason = ?
        where message_id = ? and claimed_by = ?
        """,
        reason.name(),
        messageId,
        batch.batchId());
  }

  /** It waits, which is no attempt. */
  void putOff(OutboxLeases batch, String messageId, NotSentReason reason, Instant until) {
    update(
        """
        update message set claimed_by = null, reason = ?, next_attempt_at = ?
        where message_id = ? and claimed_by = ?
        """,
        reason.name(),
        JdbcTime.of(until),
        messageId,
        batch.batchId());
  }

  /**
   * An attempt failed.
   *
   * @param next when the next one is due, or null if that was the last
   */
  void failed(OutboxLeases batch, String messageId, String error, Instant next) {
    update(
        """
        update message set claimed_by = null, state = ?, attempts = attempts + 1,
          next_attempt_at = coalesce(?, next_attempt_at), last_error = ?
        where message_id = ? and claimed_by = ?
        """,
        next == null ? MessageState.FAILED.name() : MessageState.PENDING.name(),
        next == null ? null : JdbcTime.of(next),
        cut(error),
        messageId,
        batch.batchId());
  }

  /** How many attempts a message has had, read without the rest of it. */
  int attemptsOf(String messageId) {
    return transaction.execute(
        status ->
            database
                .sql("select attempts from message where message_id = ?")
                .param(messageId)
                .query(Integer.class)
                .optional()
                .orElse(0));
  }

  /** The server may have been set, or taken away, since the messages were put. */
  void followConfiguration(Channel channel, boolean configured) {
    if (configured) {
      update(
          """
          update message set state = 'PENDING'
          where channel = ? and state = 'NOT_CONFIGURED'
          """,
          channel.name());
    } else {
      update(
          """
          update message set state = 'NOT_CONFIGURED'
          where channel = ? and state = 'PENDING' and claimed_by is null
          """,
          channel.name());
    }
  }

  private void update(String sql, Object... values) {
    transaction.executeWithoutResult(status -> batches.update(sql, values));
  }

  private static String cut(String error) {
    return error == null || error.length() <= MAX_ERROR_LENGTH
        ? error
        : error.substring(0, MAX_ERROR_LENGTH);
  }
}
