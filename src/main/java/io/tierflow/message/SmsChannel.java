package io.tierflow.message;

import io.tierflow.programme.Counted;
import org.springframework.stereotype.Component;

/** Text messages, through whichever gateway there is. */
@Component
class SmsChannel implements MessageChannel {

  private final SmsGateway gateway;
  private final MessageSettings.Sms settings;
  private final MessageMetrics metrics;

  SmsChannel(SmsGateway gateway, MessageSettings settings, MessageMetrics metrics) {
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
  public Carrier open() throws DeliveryFailure {
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
    return "The text takes %s and tierflow.message.sms.most-segments allows %d; shorten its template."
        .formatted(Counted.of(text.segments(), "segment"), settings.mostSegments());
  }
}
