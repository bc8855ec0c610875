package io.tierflow.message;

import org.springframework.stereotype.Component;

/** Text messages, through whichever gateway there is. */
@Component
class SmsChannel implements MessageChannel {

  private final SmsGateway gateway;

  SmsChannel(SmsGateway gateway) {
    this.gateway = gateway;
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
  public Carrier open() {
    return delivery ->
        gateway.send(delivery.address(), delivery.content().text(), delivery.idempotencyKey());
  }
}
