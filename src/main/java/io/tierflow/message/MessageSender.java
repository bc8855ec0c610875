package io.tierflow.message;

import io.tierflow.programme.ProgrammeCalendar;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what is due in the outbox. Any number of nodes may do so at the same time. */
@Service
public class MessageSender {

  private final MessageRepository messages;
  private final MessageDelivery delivery;
  private final MessageChannels channels;
  private final ProgrammeCalendar calendar;
  private final int batch;
  private final TransactionTemplate transaction;

  MessageSender(
      MessageRepository messages,
      MessageDelivery delivery,
      MessageChannels channels,
      ProgrammeCalendar calendar,
      MessageSettings settings,
      PlatformTransactionManager transactions) {
    this.messages = messages;
    this.delivery = delivery;
    this.channels = channels;
    this.calendar = calendar;
    this.batch = settings.sending().batch();
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Sends everything that is due now, on every channel that is configured. */
  public void sendDue() {
    for (Channel channel : Channel.values()) {
      boolean more = true;
      while (more) {
        more = sendBatch(channel);
      }
    }
  }

  /**
   * Sends the messages of one channel that are due for longest. A server that can't be used ends
   * the batch: the next one begins with another message.
   *
   * @param channel the channel
   * @return whether more may be due now
   */
  boolean sendBatch(Channel channel) {
    boolean configured = channels.isConfigured(channel);
    followConfiguration(channel, configured);
    if (!configured) {
      return false;
    }
    List<String> due =
        messages.findDue(channel, MessageState.PENDING, calendar.now(), Limit.of(batch));
    boolean progress = false;
    for (String messageId : due) {
      switch (delivery.deliver(messageId)) {
        case DONE -> progress = true;
        case TAKEN -> {}
        case UNAVAILABLE -> {
          return false;
        }
      }
    }
    return progress && due.size() == batch;
  }

  /** The server may have been set, or taken away, since the messages were put. */
  private void followConfiguration(Channel channel, boolean configured) {
    MessageState from = configured ? MessageState.NOT_CONFIGURED : MessageState.PENDING;
    MessageState to = configured ? MessageState.PENDING : MessageState.NOT_CONFIGURED;
    transaction.executeWithoutResult(status -> messages.move(channel, from, to));
  }
}
