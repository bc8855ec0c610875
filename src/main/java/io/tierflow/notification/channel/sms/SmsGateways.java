package io.tierflow.notification.channel.sms;

import io.tierflow.notification.outbox.MessageSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the gateway for text messages by what is configured; settings allow one alone. */
@Configuration(proxyBeanMethods = false)
public class SmsGateways {

  @Bean
  public SmsGateway smsGateway(MessageSettings settings, Clock clock) {
    MessageSettings.Sms sms = settings.sms();
    GatewayConnection connection = new GatewayConnection(sms.timeout(), clock);
    return sms.twilio().isBegun()
        ? new TwilioGateway(sms.twilio(), connection)
        : new HttpSmsGateway(sms, connection);
  }
}
