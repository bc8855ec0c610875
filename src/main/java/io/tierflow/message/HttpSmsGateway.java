package io.tierflow.message;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Posts each text message as JSON {@code {to, text, idempotencyKey}} to a configured address. */
@Component
class HttpSmsGateway implements SmsGateway {

  private static final int LONGEST_ANSWER = 300;

  private final MessageSettings.Sms settings;
  private final RestClient gateway;

  HttpSmsGateway(MessageSettings settings) {
    this.settings = settings.sms();
    this.gateway = RestClient.builder().requestFactory(connections(settings.sms())).build();
  }

  private static JdkClientHttpRequestFactory connections(MessageSettings.Sms settings) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
    JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(client);
    connections.setReadTimeout(settings.timeout());
    return connections;
  }

  @Override
  public boolean isConfigured() {
    return settings.url() != null;
  }

  @Override
  public String description() {
    return isConfigured()
        ? "Text messages go to the gateway at %s.".formatted(settings.url().getHost())
        : "Text messages stay in the outbox until tierflow.message.sms.url is set.";
  }

  @Override
  public void send(String to, String text, String idempotencyKey) throws DeliveryFailure {
    Answer answer = post(new TextMessage(to, text, idempotencyKey));
    if (!answer.status().is2xxSuccessful()) {
      throw new DeliveryFailure(kindOf(answer.status()), answer.describe(), null);
    }
  }

  private Answer post(TextMessage message) throws DeliveryFailure {
    try {
      return gateway
          .post()
          .uri(settings.url())
          .contentType(MediaType.APPLICATION_JSON)
          .headers(
              headers -> {
                if (settings.token() != null) {
                  headers.setBearerAuth(settings.token());
                }
              })
          .body(message)
          .exchange((request, response) -> Answer.of(response));
    } catch (ResourceAccessException unreachable) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNAVAILABLE,
          "The gateway does not answer: " + rootOf(unreachable) + ".",
          unreachable);
    }
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  /** Refused credentials, a full rate and a broken gateway are not about this message alone. */
  private static DeliveryFailure.Kind kindOf(HttpStatusCode status) {
    boolean anyMessage =
        status.value() == 401
            || status.value() == 403
            || status.value() == 429
            || status.is5xxServerError();
    return anyMessage ? DeliveryFailure.Kind.UNAVAILABLE : DeliveryFailure.Kind.REFUSED;
  }

  /** What is posted. */
  private record TextMessage(String to, String text, String idempotencyKey) {}

  /** What comes back, as far as it is kept. */
  private record Answer(HttpStatusCode status, String start) {

    static Answer of(ClientHttpResponse response) throws IOException {
      byte[] start = response.getBody().readNBytes(LONGEST_ANSWER);
      return new Answer(response.getStatusCode(), new String(start, StandardCharsets.UTF_8));
    }

    String describe() {
      return "The gateway answered %d. %s".formatted(status.value(), start);
    }
  }
}
