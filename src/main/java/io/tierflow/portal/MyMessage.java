package io.tierflow.portal;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.MessageState;
import io.tierflow.notification.outbox.MessageView;
import java.time.Instant;

/**
 * A message, as the member sees it.
 *
 * @param kind the occasion
 * @param channel the way it takes
 * @param state where it stands
 * @param createdAt when it was written
 * @param sentAt when it was sent, or null
 * @param subject its subject, or null on a channel without
 * @param text its text, a voucher's code covered but for its end and a sign-in link left out; null
 *     if it can't be written
 */
record MyMessage(
    MessageKind kind,
    Channel channel,
    MessageState state,
    Instant createdAt,
    Instant sentAt,
    String subject,
    String text) {

  static MyMessage of(MessageView message) {
    return new MyMessage(
        message.kind(),
        message.channel(),
        message.state(),
        message.createdAt(),
        message.sentAt(),
        message.subject(),
        message.text());
  }
}
