package io.tierflow.sample.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** The API as the shop calls it: over HTTP at Tierflow's own port, as any shop would. */
@Component
@Profile("sample")
class ShopApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ShopKey key;
  private final ServerProperties server;
  private final Environment environment;
  private final ObjectMapper json;
  private final RestClient client;

  ShopApi(ShopKey key, ServerProperties server, Environment environment, ObjectMapper json) {
    this.key = key;
    this.server = server;
    this.environment = environment;
    this.json = json;
    this.client = RestClient.builder().requestFactory(connections()).build();
  }

  /** The key is for this machine alone: no proxy and no redirect takes it elsewhere. */
  private static JdkClientHttpRequestFactory connections() {
    JdkClientHttpRequestFactory connections =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT)
                .build());
    connections.setReadTimeout(TIMEOUT);
    return connections;
  }

  /**
   * Has a transaction recorded.
   *
   * @param purpose what for, in a few words
   * @param transaction the body of {@code POST /api/transactions}
   * @return the call with its answer, whatever it was
   */
  ApiCall record(String purpose, Map<String, Object> transaction) {
    try {
      String body = json.writerWithDefaultPrettyPrinter().writeValueAsString(transaction);
      return client
          .post()
          .uri(transactions())
          .headers(headers -> headers.setBearerAuth(key.token()))
          .contentType(MediaType.APPLICATION_JSON)
          .body(body)
          .exchange((request, response) -> call(purpose, body, response));
    } catch (ResourceAccessException unanswered) {
      return new ApiCall(purpose, "", 0, "No answer: %s.".formatted(unanswered.getMessage()));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private ApiCall call(String purpose, String body, ClientHttpResponse response)
      throws IOException {
    String answer = StreamUtils.copyToString(response.getBody(), StandardCharsets.UTF_8);
    return new ApiCall(purpose, body, response.getStatusCode().value(), pretty(answer));
  }

  /** Amounts as they were sent: 24.90 is not 24.9. */
  private String pretty(String answer) throws IOException {
    return json.readTree(answer).isMissingNode()
        ? ""
        : json.writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                json.reader()
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .readTree(answer));
  }

  private String transactions() {
    return UriComponentsBuilder.newInstance()
        .scheme(Ssl.isEnabled(server.getSsl()) ? "https" : "http")
        .host(host())
        .port(environment.getRequiredProperty("local.server.port"))
        .path(environment.getProperty("server.servlet.context-path", ""))
        .path("/api/transactions")
        .toUriString();
  }

  private String host() {
    InetAddress bound = server.getAddress();
    InetAddress own =
        bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
    String address = own.getHostAddress();
    return address.contains(":") ? "[%s]".formatted(address) : address;
  }
}
