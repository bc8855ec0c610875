package io.tierflow.message;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;

/** The outbox's rows. */
interface MessageRepository extends JpaRepository<Message, String> {

  /** Hibernate's value for a lock that passes over rows locked by others. */
  String SKIP_LOCKED = "-2";

  Page<Message> findByMemberNumberOrderByCreatedAtDescMessageIdAsc(
      String memberNumber, Pageable page);

  long countByMemberNumberAndKindAndCreatedAtGreaterThanEqual(
      String memberNumber, MessageKind kind, Instant since);

  /** What is due, longest first, read without locks: others may be at it. */
  @Query(
      """
      select m.messageId from Message m
      where m.channel = :channel and m.state = :state and m.nextAttemptAt <= :now
      order by m.nextAttemptAt
      """)
  List<String> findDue(Channel channel, MessageState state, Instant now, Limit limit);

  /**
   * Locks one message if it is still due and nobody else has it. By primary key, so that no other
   * row is locked on the way, whatever plan the database makes.
   */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
  @Query(
      """
      select m from Message m
      where m.messageId = :messageId and m.state = :state and m.nextAttemptAt <= :now
      """)
  Optional<Message> claim(String messageId, MessageState state, Instant now);

  /** Moves all messages of a channel from one state to another. */
  @Modifying
  @Query("update Message m set m.state = :to where m.channel = :channel and m.state = :from")
  void move(Channel channel, MessageState from, MessageState to);

  /** How many attempts a message has had, read without the rest of it. */
  @Query("select m.attempts from Message m where m.messageId = :messageId")
  int attemptsOf(String messageId);

  /** Marks a message that is still waiting as sent, without reading it. */
  @Modifying
  @Query(
      """
      update Message m
      set m.state = io.tierflow.message.MessageState.SENT, m.sentAt = :at,
        m.attempts = m.attempts + 1, m.lastError = null
      where m.messageId = :messageId and m.state = io.tierflow.message.MessageState.PENDING
      """)
  void markSent(String messageId, Instant at);

  /** Marks a failed attempt of a message that is still waiting, without reading it. */
  @Modifying
  @Query(
      """
      update Message m
      set m.state = :state, m.nextAttemptAt = :nextAttemptAt, m.attempts = m.attempts + 1,
        m.lastError = :error
      where m.messageId = :messageId and m.state = io.tierflow.message.MessageState.PENDING
      """)
  void markFailed(String messageId, MessageState state, Instant nextAttemptAt, String error);
}
