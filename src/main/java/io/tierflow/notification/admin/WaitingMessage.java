package io.tierflow.notification.admin;

import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageState;
import io.tierflow.notification.outbox.NotSentReason;
import java.time.Instant;

/**
 * A message that waits, as admins see it: not what it says.
 *
 * @param messageId its id
 * @param memberNumber the member it goes to, or null if it goes to staff
 * @param kind the occasion
 * @param createdAt when it was put into the outbox
 * @param nextAttemptAt when it will be tried, or null if its channel is not set up
 * @param reason what it waits for besides its turn, or null
 * @param attempts attempts made
 * @param lastError the server's answer to the last one, or null
 */
record WaitingMessage(
    String messageId,
    String memberNumber,
    MessageKind kind,
    Instant createdAt,
    Instant nextAttemptAt,
    NotSentReason reason,
    int attempts,
    String lastError) {

  static WaitingMessage of(Message message) {
    boolean pending = message.getState() == MessageState.PENDING;
    return new WaitingMessage(
        message.getMessageId(),
        message.getMemberNumber(),
        message.getKind(),
        message.getCreatedAt(),
        pending ? message.getNextAttemptAt() : null,
        message.getReason(),
        message.getAttempts(),
        message.getLastError());
  }
}
