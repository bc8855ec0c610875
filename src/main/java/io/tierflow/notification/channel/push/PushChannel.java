package io.tierflow.notification.channel.push;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.channel.push.PushNotification.Urgency;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Delivery;
import org.springframework.stereotype.Component;

/**
 * Notifications on members' devices. A batch does not end with a push service that can't be used:
 * browsers have different ones, and the others are not to wait for it.
 */
@Component
public class PushChannel implements MessageChannel {

  /** Where a member reads more. */
  private static final String PAGE = "portal#messages";

  private final PushSender push;

  PushChannel(PushSender push) {
    this.push = push;
  }

  @Override
  public Channel channel() {
    return Channel.PUSH;
  }

  @Override
  public boolean isConfigured() {
    return push.isConfigured();
  }

  @Override
  public String description() {
    return push.description();
  }

  @Override
  public ChannelSession open() {
    return this::deliver;
  }

  private void deliver(Delivery delivery) throws DeliveryFailure {
    PushOutcome outcome = push.send(delivery.address(), notification(delivery));
    switch (outcome.result()) {
      case SENT -> {}
      case FAILED ->
          throw new DeliveryFailure(DeliveryFailure.Kind.REFUSED, outcome.answer(), null);
      case NO_DEVICE ->
          throw new DeliveryFailure(
              DeliveryFailure.Kind.NO_ADDRESS, "The member no longer has a device.", null);
    }
  }

  private static PushNotification notification(Delivery delivery) {
    RenderedMessage content = delivery.content();
    return new PushNotification(
        delivery.messageId(),
        content.subject(),
        content.text(),
        content.language(),
        PAGE,
        urgencyOf(delivery.messageClass()));
  }

  private static Urgency urgencyOf(MessageClass messageClass) {
    return switch (messageClass) {
      case ASKED_FOR -> Urgency.HIGH;
      case TRANSACTIONAL -> Urgency.NORMAL;
      case MARKETING -> Urgency.LOW;
    };
  }
}
