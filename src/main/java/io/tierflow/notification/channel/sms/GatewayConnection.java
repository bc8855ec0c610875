package io.tierflow.notification.channel.sms;

import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.ProviderClient;
import io.tierflow.notification.channel.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The way to a provider over HTTP. It is closed for as long as the provider asks for a pause. */
class GatewayConnection {

  private static final int MAX_ANSWER_LENGTH = 16_000;

  private final RestClient client;
  private final Clock clock;
  private volatile Instant closedUntil = Instant.EPOCH;

  /**
   * A way that follows no redirect: what is posted is for the configured address alone.
   *
   * @param timeout longest wait for a connection, and for an answer
   * @param clock by which a pause ends
   */
  GatewayConnection(Duration timeout, Clock clock) {
    this.clock = clock;
    this.client = ProviderClient.create(HttpClient.Version.HTTP_1_1, timeout);
  }

  /**
   * Makes sure that nothing is posted to a provider that wants a pause.
   *
   * @throws DeliveryFailure if it asked for one that is not over
   */
  void requireOpen() throws DeliveryFailure {
    Duration left = Duration.between(clock.instant(), closedUntil);
    if (left.compareTo(Duration.ZERO) > 0) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNAVAILABLE,
          "The gateway asked for a pause, which lasts another %d s.".formatted(left.toSeconds()),
          null);
    }
  }

  /**
   * Posts something.
   *
   * @param address where to
   * @param headers among them the type of the body
   * @param body what is written in that type
   * @return the answer, whatever its status
   * @throws DeliveryFailure if there is none
   */
  Answer post(URI address, HttpHeaders headers, Object body) throws DeliveryFailure {
    try {
      return client
          .post()
          .uri(address)
          .headers(all -> all.addAll(headers))
          .body(body)
          .exchange(
              (request, response) -> {
                heedPause(response.getHeaders());
                return Answer.of(response);
              });
    } catch (ResourceAccessException unreachable) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNAVAILABLE,
          "The gateway does not answer: %s."
              .formatted(
                  NestedExceptionUtils.getMostSpecificCause(unreachable)
                      .getClass()
                      .getSimpleName()),
          unreachable);
    }
  }

  private void heedPause(HttpHeaders headers) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    RetryAfter.endIn(headers, now).ifPresent(end -> closedUntil = end);
  }

  /**
   * What came back.
   *
   * @param status its status
   * @param body how it begins
   */
  record Answer(HttpStatusCode status, String body) {

    /** Refused credentials and a full rate are not about one message alone. */
    private static final Set<Integer> OF_ANY_MESSAGE = Set.of(401, 403, 429);

    private static Answer of(ClientHttpResponse response) throws IOException {
      byte[] start = response.getBody().readNBytes(MAX_ANSWER_LENGTH);
      return new Answer(response.getStatusCode(), new String(start, StandardCharsets.UTF_8));
    }

    /** What the status says about the next attempt, if it did not say that all is well. */
    DeliveryFailure.Kind kind() {
      return !status.is4xxClientError() || OF_ANY_MESSAGE.contains(status.value())
          ? DeliveryFailure.Kind.UNAVAILABLE
          : DeliveryFailure.Kind.REFUSED;
    }
  }
}
