package io.tierflow.staff;

import io.tierflow.notification.outbox.OutboxFigures;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/**
 * What is in the outbox and not done with, of all channels.
 *
 * @param failed messages whose last attempt failed
 * @param waiting messages that wait for an attempt
 * @param notConfigured messages that wait for their channel to be set up
 * @param since when the message was put that waits for longest, or null if none waits
 */
record WaitingMessages(long failed, long waiting, long notConfigured, Instant since) {

  static WaitingMessages of(Collection<OutboxFigures.Figures> channels) {
    return new WaitingMessages(
        channels.stream().mapToLong(OutboxFigures.Figures::failed).sum(),
        channels.stream().mapToLong(OutboxFigures.Figures::waiting).sum(),
        channels.stream().mapToLong(OutboxFigures.Figures::notConfigured).sum(),
        channels.stream()
            .map(OutboxFigures.Figures::nextWaitsSince)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null));
  }
}
