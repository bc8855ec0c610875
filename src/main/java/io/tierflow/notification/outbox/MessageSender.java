package io.tierflow.notification.outbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.MessageChannels;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/** Sends what is due in the outbox. Any number of nodes may do so at the same time. */
@Service
public class MessageSender {

  /** How a batch ended. */
  enum End {
    /** More may be due now. */
    MORE,
    /** Nothing else is due for now. */
    DRAINED,
    /** The server can't be used now. */
    UNAVAILABLE
  }

  private final OutboxLeaseRepository claims;
  private final MessageDelivery delivery;
  private final MessageChannels channels;
  private final ProgrammeCalendar calendar;
  private final MessageSettings.Sending settings;

  public MessageSender(
      OutboxLeaseRepository claims,
      MessageDelivery delivery,
      MessageChannels channels,
      ProgrammeCalendar calendar,
      MessageSettings settings) {
    this.claims = claims;
    this.delivery = delivery;
    this.channels = channels;
    this.calendar = calendar;
    this.settings = settings.sending();
  }

  /** Sends everything that is due now, on every channel that is configured. */
  public void sendDue() {
    for (Channel channel : Channel.values()) {
      End end = End.MORE;
      while (end == End.MORE) {
        end = sendBatch(channel, () -> true);
      }
    }
  }

  /**
   * Sends the messages of one channel that are due for longest, over one connection. A server that
   * can't be used ends the batch: what it has not tried goes back and has lost no attempt.
   *
   * @param channel the channel
   * @param goOn asked before each message; once it says no, the rest goes back
   * @return how it ended
   */
  End sendBatch(Channel channel, BooleanSupplier goOn) {
    delivery.catchUp();
    boolean configured = channels.isConfigured(channel);
    claims.followConfiguration(channel, configured);
    if (!configured) {
      return End.DRAINED;
    }
    OutboxLeases batch = claims.take(channel, settings.batch(), settings.lease());
    return batch.claims().isEmpty() ? End.DRAINED : send(batch, channel, goOn);
  }

  private End send(OutboxLeases batch, Channel channel, BooleanSupplier goOn) {
    try (ChannelSession carrier = channels.get(channel).open()) {
      return deliver(batch, carrier, goOn);
    } catch (DeliveryFailure unreachable) {
      claims.giveBack(batch, batch.claims(), unreachable.getMessage());
      return End.UNAVAILABLE;
    }
  }

  private End deliver(OutboxLeases batch, ChannelSession carrier, BooleanSupplier goOn) {
    List<OutboxLease> all = batch.claims();
    for (int index = 0; index < all.size(); index++) {
      if (!goOn.getAsBoolean() || isHalfOver(batch)) {
        claims.giveBack(batch, all.subList(index, all.size()), null);
        return End.MORE;
      }
      if (delivery.deliver(batch, all.get(index), carrier) == MessageDelivery.Outcome.UNAVAILABLE) {
        claims.giveBack(batch, all.subList(index + 1, all.size()), null);
        return End.UNAVAILABLE;
      }
    }
    return all.size() == settings.batch() ? End.MORE : End.DRAINED;
  }

  /** What is begun in the first half of a lease ends before the lease does: time-outs see to it. */
  private boolean isHalfOver(OutboxLeases batch) {
    return calendar.now().isAfter(batch.leaseEndsAt().minus(settings.lease().dividedBy(2)));
  }
}
