package io.tierflow.notification.admin;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Message;
import java.time.Instant;

/**
 * A message whose last attempt failed, as admins see it: not what it says.
 *
 * @param messageId its id
 * @param memberNumber the member it goes to, or null if it goes to staff
 * @param kind the occasion
 * @param channel the way it takes
 * @param createdAt when it was put into the outbox
 * @param attempts attempts made
 * @param lastError the server's answer to the last one
 */
record FailedMessage(
    String messageId,
    String memberNumber,
    MessageKind kind,
    Channel channel,
    Instant createdAt,
    int attempts,
    String lastError) {

  static FailedMessage of(Message message) {
    return new FailedMessage(
        message.getMessageId(),
        message.getMemberNumber(),
        message.getKind(),
        message.getChannel(),
        message.getCreatedAt(),
        message.getAttempts(),
        message.getLastError());
  }
}
