package io.tierflow.notification.channel.push;

import io.tierflow.notification.channel.ProviderClient;
import io.tierflow.notification.channel.push.PushAnswer.Result;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Hands notifications to push services (RFC 8030). It follows no redirect. */
@Component
class PushClient {

  private static final int MAX_ANSWER_LENGTH = 300;

  private final PushSettings settings;
  private final PushServices services;
  private final PushTokens tokens;
  private final PushPauses pauses;
  private final RestClient http;

  PushClient(PushSettings settings, PushServices services, PushTokens tokens, PushPauses pauses) {
    this.settings = settings;
    this.services = services;
    this.tokens = tokens;
    this.pauses = pauses;
    this.http = ProviderClient.create(HttpClient.Version.HTTP_2, settings.timeout());
  }

  /**
   * Sends a notification to a device.
   *
   * @param target what reaches the device
   * @param notification what to send
   * @return what came of it
   */
  PushAnswer send(PushTarget target, PushNotification notification) {
    URI endpoint = target.endpoint();
    if (!services.include(endpoint)) {
      return new PushAnswer(
          Result.REFUSED,
          "%s is not among tierflow.message.push.services.".formatted(endpoint.getHost()));
    }
    if (pauses.holdFor(endpoint)) {
      return new PushAnswer(
          Result.UNAVAILABLE,
          "The push service at %s is paused for a while.".formatted(endpoint.getHost()));
    }
    return post(endpoint, notification, PushPayload.of(notification).encryptedFor(target));
  }

  private PushAnswer post(URI endpoint, PushNotification notification, byte[] body) {
    try {
      return http.post()
          .uri(endpoint)
          .contentType(MediaType.APPLICATION_OCTET_STREAM)
          .headers(headers -> describe(headers, endpoint, notification))
          .body(body)
          .exchange((request, response) -> answer(endpoint, response));
    } catch (ResourceAccessException unreachable) {
      pauses.begin(endpoint, HttpHeaders.EMPTY);
      return new PushAnswer(
          Result.UNAVAILABLE,
          "The push service at %s does not answer: %s."
              .formatted(
                  endpoint.getHost(),
                  NestedExceptionUtils.getMostSpecificCause(unreachable)
                      .getClass()
                      .getSimpleName()));
    }
  }

  private void describe(HttpHeaders headers, URI endpoint, PushNotification notification) {
    headers.set(HttpHeaders.AUTHORIZATION, tokens.authorizationAt(endpoint));
    headers.set(HttpHeaders.CONTENT_ENCODING, "aes128gcm");
    headers.set("TTL", String.valueOf(settings.ttl().toSeconds()));
    headers.set("Urgency", notification.urgency().text());
    headers.set("Topic", topicOf(notification));
  }

  /** The digits of the message's id, which are the 32 characters that a topic may have. */
  private static String topicOf(PushNotification notification) {
    return notification.messageId().replace("-", "");
  }

  private PushAnswer answer(URI endpoint, ClientHttpResponse response) throws IOException {
    Result result = resultOf(response.getStatusCode());
    if (result == Result.UNAVAILABLE) {
      pauses.begin(endpoint, response.getHeaders());
    }
    byte[] start = response.getBody().readNBytes(MAX_ANSWER_LENGTH);
    return new PushAnswer(
        result,
        "The push service at %s answered %d. %s"
            .formatted(
                endpoint.getHost(),
                response.getStatusCode().value(),
                withoutSecrets(new String(start, StandardCharsets.UTF_8)))
            .strip());
  }

  private static Result resultOf(HttpStatusCode status) {
    if (status.is2xxSuccessful()) {
      return Result.ACCEPTED;
    }
    return switch (status.value()) {
      case 404, 410 -> Result.GONE;
      case 429 -> Result.UNAVAILABLE;
      default -> status.is5xxServerError() ? Result.UNAVAILABLE : Result.REFUSED;
    };
  }

  /** A service may repeat what it was called by. */
  private static String withoutSecrets(String answer) {
    return answer.replaceAll("https?://\\S+", "(address)").replaceAll("[\\w:%-]{32,}", "(token)");
  }
}
