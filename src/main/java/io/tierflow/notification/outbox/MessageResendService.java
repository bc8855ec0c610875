package io.tierflow.notification.outbox;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.content.UnreadableContentException;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends members once more what they say they have not got. One that failed gets its attempts back;
 * one that was sent is put into the outbox again, under the rules of a new one: a consent that was
 * withdrawn since keeps it back.
 */
@Service
@Transactional
public class MessageResendService {

  private final MessageRepository messages;
  private final Outbox outbox;
  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MessageResendService(
      MessageRepository messages,
      Outbox outbox,
      JdbcClient database,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.messages = messages;
    this.outbox = outbox;
    this.database = database;
    this.calendar = calendar;
    this.trail = trail;
  }

  /**
   * Sends a message once more.
   *
   * @param memberNumber to whom
   * @param messageId the message
   * @param resendId id under which a message that was sent is put again once
   * @throws NotFoundException if the member has no such message
   * @throws ConflictException if it still waits, was never to be sent, brings a link that signs in,
   *     is read on the member's own page, or can't be written any more
   */
  public void resend(String memberNumber, String messageId, String resendId) {
    Message message =
        messages
            .findById(messageId)
            .filter(found -> memberNumber.equals(found.getMemberNumber()))
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "Member %s has no message %s.".formatted(memberNumber, messageId)));
    switch (message.getState()) {
      case FAILED -> tryAgain(messageId);
      case SENT -> putAgain(message, resendId);
      case PENDING, NOT_CONFIGURED ->
          throw new ConflictException(
              "The message %s has not been sent yet; it still waits.".formatted(messageId));
      case NOT_SENT ->
          throw new ConflictException(
              "The message %s was not to be sent, and is not sent now.".formatted(messageId));
    }
    trail.record(
        AuditAction.MESSAGE_RESENT,
        memberNumber,
        "%s, message %s.".formatted(message.getKind(), messageId));
  }

  private void tryAgain(String messageId) {
    database
        .sql(
            """
            update message set state = 'PENDING', attempts = 0, next_attempt_at = ?
            where message_id = ? and state = 'FAILED'
            """)
        .params(JdbcTime.of(calendar.now()), messageId)
        .update();
  }

  private void putAgain(Message message, String resendId) {
    if (message.getKind().isAskedFor() || message.getChannel() == Channel.DASHBOARD) {
      throw new ConflictException(
          "The message %s is one that only the member asks for, or reads on their own page; it can’t be sent again."
              .formatted(message.getMessageId()));
    }
    outbox.put(
        new NewMessage(
            "resend:%s:%s".formatted(message.getMessageId(), resendId),
            message.getMemberNumber(),
            null,
            null,
            message.getChannel(),
            calendar.today(),
            content(message)));
  }

  private static NotificationContent content(Message message) {
    try {
      return message.getContent();
    } catch (UnreadableContentException gone) {
      throw new ConflictException(
          "The message %s can’t be written any more.".formatted(message.getMessageId()));
    }
  }
}
