package io.tierflow.notification.channel.sms;

import io.tierflow.common.CountText;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.outbox.Delivery;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.OutboxMetrics;
import org.springframework.stereotype.Component;

/** Text messages, through whichever gateway there is. */
@Component
public class SmsChannel implements MessageChannel {

  private final SmsGateway gateway;
  private final MessageSettings.Sms settings;
  private final OutboxMetrics metrics;

  public SmsChannel(SmsGateway gateway, MessageSettings settings, OutboxMetrics metrics) {
    this.gateway = gateway;
    this.settings = settings.sms();
    this.metrics = metrics;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public boolean isConfigured() {
    return gateway.isConfigured();
  }

  @Override
  public String description() {
    return gateway.description();
  }

  @Override
  public ChannelSession open() throws DeliveryFailure {
    gateway.requireOpen();
    return this::deliver;
  }

  private void deliver(Delivery delivery) throws DeliveryFailure {
    SmsText text = SmsText.of(delivery.content().text());
    if (text.segments() > settings.mostSegments()) {
      throw new DeliveryFailure(DeliveryFailure.Kind.UNDELIVERABLE, tooLong(text), null);
    }
    gateway.send(delivery.address(), text, delivery.idempotencyKey());
    metrics.sentSegments(text.segments());
  }

  private String tooLong(SmsText text) {
    return "The text needs %s, but tierflow.message.sms.most-segments allows %d. Shorten its template."
        .formatted(CountText.of(text.segments(), "segment"), settings.mostSegments());
  }
}
