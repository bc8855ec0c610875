package io.tierflow.notification.channel.sms;

import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.outbox.MessageSettings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Posts each text message as JSON {@code {to, text, idempotencyKey}} to a configured address; the
 * key is in the header {@code Idempotency-Key} besides.
 */
class HttpSmsGateway implements SmsGateway {

  private static final int ANSWER_KEPT = 300;

  private final MessageSettings.Sms settings;
  private final GatewayConnection connection;

  HttpSmsGateway(MessageSettings.Sms settings, GatewayConnection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  @Override
  public boolean isConfigured() {
    return settings.url() != null;
  }

  @Override
  public String description() {
    return isConfigured()
        ? "Text messages are sent through the gateway at %s.".formatted(settings.url().getHost())
        : "Text messages stay in the outbox until tierflow.message.sms.url or"
            + " tierflow.message.sms.twilio.account-sid is set.";
  }

  @Override
  public void requireOpen() throws DeliveryFailure {
    connection.requireOpen();
  }

  @Override
  public void send(String to, SmsText text, String idempotencyKey) throws DeliveryFailure {
    GatewayConnection.Answer answer =
        connection.post(
            settings.url(),
            headers(idempotencyKey),
            new TextMessage(to, text.text(), idempotencyKey));
    if (!answer.status().is2xxSuccessful()) {
      throw new DeliveryFailure(answer.kind(), describe(answer), null);
    }
  }

  private HttpHeaders headers(String idempotencyKey) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Idempotency-Key", idempotencyKey);
    if (settings.token() != null) {
      headers.setBearerAuth(settings.token());
    }
    return headers;
  }

  private static String describe(GatewayConnection.Answer answer) {
    String body = answer.body();
    return "The gateway answered %d. %s"
        .formatted(
            answer.status().value(), body.substring(0, Math.min(ANSWER_KEPT, body.length())));
  }

  /** What is posted. */
  private record TextMessage(String to, String text, String idempotencyKey) {}
}
