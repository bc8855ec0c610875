package io.tierflow.notification.outbox;

import java.time.Instant;

/**
 * A message that a batch has in hand.
 *
 * @param messageId the message
 * @param dueAt since when it was due, which it is again if it is given back
 */
record OutboxLease(String messageId, Instant dueAt) {}
