package io.tierflow.notification.admin;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.outbox.MessageRepository;
import io.tierflow.notification.outbox.MessageState;
import io.tierflow.notification.outbox.OutboxFigures;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageResponse;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins see of the outbox, and the second chance that they give to what has failed. */
@Service
class OutboxAdminService {

  private final MessageRepository messages;
  private final OutboxFigures figures;
  private final MessageChannels channels;
  private final AuditTrail audit;
  private final JdbcClient database;
  private final ProgrammeCalendar calendar;

  OutboxAdminService(
      MessageRepository messages,
      OutboxFigures figures,
      MessageChannels channels,
      AuditTrail audit,
      JdbcClient database,
      ProgrammeCalendar calendar) {
    this.messages = messages;
    this.figures = figures;
    this.channels = channels;
    this.audit = audit;
    this.database = database;
    this.calendar = calendar;
  }

  /** Where each channel stands. */
  @Transactional(readOnly = true)
  public List<ChannelView> channels() {
    Map<Channel, OutboxFigures.Figures> now = figures.now();
    return Arrays.stream(Channel.values())
        .map(channel -> ChannelView.of(channels.get(channel), now.get(channel)))
        .toList();
  }

  /** Messages whose last attempt failed, newest first. */
  @Transactional(readOnly = true)
  public PageResponse<FailedMessage> failed(PageRequest page) {
    return PageResponse.of(
        messages
            .findByStateOrderByCreatedAtDescMessageIdAsc(MessageState.FAILED, page)
            .map(FailedMessage::of));
  }

  /**
   * Messages of a channel that wait, the next in turn first.
   *
   * @param channel the channel
   * @param page which page
   * @return those that wait for an attempt, or for the channel to be set up
   */
  @Transactional(readOnly = true)
  public PageResponse<WaitingMessage> waiting(Channel channel, PageRequest page) {
    MessageState state =
        channels.get(channel).isConfigured() ? MessageState.PENDING : MessageState.NOT_CONFIGURED;
    return PageResponse.of(
        messages
            .findByChannelAndStateOrderByNextAttemptAt(channel, state, page)
            .map(WaitingMessage::of));
  }

  /**
   * Cancels a message that waits. It is never sent, and its occasion never comes again.
   *
   * @param messageId the message
   * @throws NotFoundException if there is no such message
   * @throws ConflictException if it does not wait, or is being sent at this moment
   */
  @Transactional
  public void cancel(String messageId) {
    int cancelled =
        database
            .sql(
                """
                update message set state = 'NOT_SENT', reason = 'CANCELLED'
                where message_id = ? and state in ('PENDING', 'NOT_CONFIGURED')
                  and claimed_by is null
                """)
            .params(messageId)
            .update();
    if (cancelled == 0) {
      throw messages.existsById(messageId)
          ? new ConflictException(
              "The message %s is not waiting, or is being sent.".formatted(messageId))
          : new NotFoundException("There is no message %s.".formatted(messageId));
    }
    audit.record(AuditAction.MESSAGE_CANCELLED, messageId, null);
  }

  /**
   * Send a failed message again, with all its attempts before it.
   *
   * @param messageId the message
   * @throws NotFoundException if there is no such message
   * @throws ConflictException if it has not failed
   */
  @Transactional
  public void retry(String messageId) {
    int retried =
        database
            .sql(
                """
                update message set state = 'PENDING', attempts = 0, next_attempt_at = ?
                where message_id = ? and state = 'FAILED'
                """)
            .params(now(), messageId)
            .update();
    if (retried == 0) {
      throw messages.existsById(messageId)
          ? new ConflictException("The message %s has not failed.".formatted(messageId))
          : new NotFoundException("There is no message %s.".formatted(messageId));
    }
    audit.record(AuditAction.MESSAGE_RETRIED, messageId, null);
  }

  /**
   * Sends all failed messages again.
   *
   * @param channel on which channel, or null for every one
   * @return how many
   */
  @Transactional
  public int retryAll(Channel channel) {
    int retried =
        Arrays.stream(Channel.values())
            .filter(each -> channel == null || channel == each)
            .mapToInt(this::retryChannel)
            .sum();
    audit.record(
        AuditAction.MESSAGE_RETRIED,
        channel == null ? "all channels" : channel.name(),
        CountText.of(retried, "message"));
    return retried;
  }

  private int retryChannel(Channel channel) {
    return database
        .sql(
            """
            update message set state = 'PENDING', attempts = 0, next_attempt_at = ?
            where channel = ? and state = 'FAILED'
            """)
        .params(now(), channel.name())
        .update();
  }

  private LocalDateTime now() {
    return JdbcTime.of(calendar.now());
  }
}
