package io.tierflow.notification.outbox;

import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.RenderedMessage;
import java.net.URI;

/**
 * A message on its way out.
 *
 * @param messageId id of the message, the same at every attempt
 * @param idempotencyKey by which a provider recognises a message that it has already
 * @param memberNumber whom it goes to; null for staff
 * @param messageClass what the message is for
 * @param address e-mail address or phone number; the member's number for devices; null on the
 *     member's own page
 * @param content what it says
 * @param unsubscribe the way out of messages like this one, or null
 */
public record Delivery(
    String messageId,
    String idempotencyKey,
    String memberNumber,
    MessageClass messageClass,
    String address,
    RenderedMessage content,
    URI unsubscribe) {}
