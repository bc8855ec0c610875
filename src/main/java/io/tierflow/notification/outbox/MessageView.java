package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import java.time.Instant;

/**
 * A message as staff see it.
 *
 * @param messageId its id
 * @param kind the occasion
 * @param channel the way it takes
 * @param state where it stands
 * @param reason why it is not to be sent, or not yet; or null
 * @param createdAt when it was put into the outbox
 * @param sentAt when the server took it, or null
 * @param attempts attempts made
 * @param nextAttemptAt when it is tried next, or null if it is not waiting for that
 * @param lastError the server's answer to the last attempt, or null
 * @param processInstanceId the instance that sent it, or null
 * @param subject its subject in the member's language, or null on a channel without
 * @param text its text in the member's language, a voucher's code covered but for its end; null if
 *     it can't be written
 */
public record MessageView(
    String messageId,
    MessageKind kind,
    Channel channel,
    MessageState state,
    NotSentReason reason,
    Instant createdAt,
    Instant sentAt,
    int attempts,
    Instant nextAttemptAt,
    String lastError,
    String processInstanceId,
    String subject,
    String text) {}
