package io.tierflow.notification.admin;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.outbox.OutboxFigures;
import java.time.Instant;

/**
 * Where a channel stands.
 *
 * @param channel the channel
 * @param configured whether it has what it needs
 * @param description where messages go, or which setting is missing
 * @param waiting messages that wait for an attempt
 * @param notConfigured messages that wait for the channel to be set up
 * @param failed messages whose last attempt failed
 * @param nextWaitsSince when the message was put that is next in turn, or null if none waits
 */
record ChannelView(
    Channel channel,
    boolean configured,
    String description,
    long waiting,
    long notConfigured,
    long failed,
    Instant nextWaitsSince) {

  /** Messages that wait, whatever for. */
  long allWaiting() {
    return waiting + notConfigured;
  }

  static ChannelView of(MessageChannel channel, OutboxFigures.Figures figures) {
    return new ChannelView(
        channel.channel(),
        channel.isConfigured(),
        channel.description(),
        figures.waiting(),
        figures.notConfigured(),
        figures.failed(),
        figures.nextWaitsSince());
  }
}
