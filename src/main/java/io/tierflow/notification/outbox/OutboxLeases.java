package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import java.time.Instant;
import java.util.List;

/**
 * The messages that a batch has in hand, and nobody else while its lease lasts.
 *
 * @param channel the channel they take
 * @param batchId id of the batch, which no other batch of any node has
 * @param leaseEndsAt from when on others may take what the batch has not done
 * @param claims the messages, in the order in which they are due
 */
record OutboxLeases(
    Channel channel, String batchId, Instant leaseEndsAt, List<OutboxLease> claims) {}
