package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.consent.FrequencyCap;
import io.tierflow.notification.content.MessageKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The outbox's rows. */
public interface MessageRepository extends JpaRepository<Message, String> {

  Page<Message> findByMemberNumberOrderByCreatedAtDescMessageIdAsc(
      String memberNumber, Pageable page);

  long countByMemberNumberAndKindAndCreatedAtGreaterThanEqual(
      String memberNumber, MessageKind kind, Instant since);

  Page<Message> findByMemberNumberAndChannelAndStateOrderByCreatedAtDescMessageIdAsc(
      String memberNumber, Channel channel, MessageState state, Pageable page);

  Page<Message> findByMemberNumberAndChannelNotOrderByCreatedAtDescMessageIdAsc(
      String memberNumber, Channel channel, Pageable page);

  long countByMemberNumberAndChannelAndStateAndReadAtIsNull(
      String memberNumber, Channel channel, MessageState state);

  Page<Message> findByStateOrderByCreatedAtDescMessageIdAsc(MessageState state, Pageable page);

  /** Of one channel and state, so that an index gives them in turn, however many wait. */
  Page<Message> findByChannelAndStateOrderByNextAttemptAt(
      Channel channel, MessageState state, Pageable page);

  /**
   * Messages of some kinds by member, members without any left out: those that wait, however long;
   * those that went out since an instant; and those put since then whose channel is off. None was
   * put before {@code oldest}, for by then it would no longer go out.
   */
  @Query(
      """
      select new io.tierflow.notification.consent.FrequencyCap$Count(m.memberNumber, count(m))
      from Message m
      where m.memberNumber in :memberNumbers
        and (m.kind in :kinds and m.createdAt > :oldest
          and m.channel <> io.tierflow.notification.channel.Channel.DASHBOARD
          and (m.state = io.tierflow.notification.outbox.MessageState.PENDING
            or m.state = io.tierflow.notification.outbox.MessageState.SENT and m.sentAt > :since
            or m.state = io.tierflow.notification.outbox.MessageState.NOT_CONFIGURED and m.createdAt > :since))
      group by m.memberNumber
      """)
  List<FrequencyCap.Count> countPut(
      Collection<String> memberNumbers,
      Collection<MessageKind> kinds,
      Instant since,
      Instant oldest);

  /** Marks a message as read, unless it is already or is not one that members read. */
  @Modifying
  @Query(
      """
      update Message m set m.readAt = :at
      where m.messageId = :messageId and m.memberNumber = :memberNumber and m.readAt is null
        and m.channel = io.tierflow.notification.channel.Channel.DASHBOARD
        and m.state = io.tierflow.notification.outbox.MessageState.SENT
      """)
  int markRead(String messageId, String memberNumber, Instant at);

  boolean existsByMessageIdAndMemberNumberAndChannelAndState(
      String messageId, String memberNumber, Channel channel, MessageState state);

  /** Messages of some kinds that went out to the member since an instant. */
  @Query(
      """
      select count(m) from Message m
      where m.memberNumber = :memberNumber and m.kind in :kinds and m.sentAt > :since
        and m.state = io.tierflow.notification.outbox.MessageState.SENT
        and m.channel <> io.tierflow.notification.channel.Channel.DASHBOARD
      """)
  long countSent(String memberNumber, Collection<MessageKind> kinds, Instant since);
}
