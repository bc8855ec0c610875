package io.tierflow.testsupport.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A push service that takes what RFC 8030 and RFC 8292 admit, and refuses everything else with the
 * reason, as those of browsers do.
 */
public final class PushServiceOnThisMachine implements AutoCloseable {

  private static final Pattern AUTHORIZATION =
      Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), k=([\\w-]+)");
  private static final Duration MAX_TOKEN_LENGTH = Duration.ofHours(24);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Subscriber> devices = new ConcurrentHashMap<>();
  private final Map<String, RefusedPush> refusals = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  public PushServiceOnThisMachine() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/push/", this::answer);
    server.start();
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A browser subscribes. */
  public Subscriber subscribe() {
    String path = "/push/" + UUID.randomUUID();
    Subscriber device = Subscriber.at(origin() + path);
    devices.put(path, device);
    return device;
  }

  /** Answers what is sent to a device like this from now on. */
  public void refuse(Subscriber device, int status, String answer, String... headers) {
    refusals.put(pathOf(device), new RefusedPush(status, answer, List.of(headers)));
  }

  /** Takes what is sent to a device, from now on again. */
  public void relent(Subscriber device) {
    refusals.remove(pathOf(device));
  }

  /** What was sent to a device, refused or not. */
  public List<Request> requestsTo(Subscriber device) {
    return requests.stream().filter(request -> request.path().equals(pathOf(device))).toList();
  }

  /** What a device has to show, decrypted. */
  public List<JsonNode> shownBy(Subscriber device) {
    return requestsTo(device).stream()
        .filter(request -> request.status() == 201)
        .map(request -> opened(device, request))
        .toList();
  }

  private static JsonNode opened(Subscriber device, Request request) {
    try {
      return JSON.readTree(device.decrypt(request.body()));
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new IllegalStateException("A browser could not read it.", unreadable);
    }
  }

  private String pathOf(Subscriber device) {
    return device.endpoint().substring(origin().length());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      byte[] body = exchange.getRequestBody().readAllBytes();
      RefusedPush answer =
          refusals.getOrDefault(path, judge(exchange.getRequestMethod(), path, exchange, body));
      requests.add(new Request(path, exchange.getRequestHeaders(), body, answer.status()));
      for (int index = 0; index < answer.headers().size(); index += 2) {
        exchange
            .getResponseHeaders()
            .set(answer.headers().get(index), answer.headers().get(index + 1));
      }
      byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private RefusedPush judge(String method, String path, HttpExchange exchange, byte[] body) {
    Headers headers = exchange.getRequestHeaders();
    if (!method.equals("POST")) {
      return RefusedPush.because(405, "POST alone");
    }
    if (!devices.containsKey(path)) {
      return RefusedPush.because(404, "no such subscription");
    }
    String unauthorized = whyUnauthorized(headers.getFirst("Authorization"));
    if (unauthorized != null) {
      return RefusedPush.because(403, unauthorized);
    }
    if (!matches(headers, "TTL", "\\d+")
        || !matches(headers, "Urgency", "very-low|low|normal|high")
        || !matches(headers, "Topic", "[\\w-]{1,32}")
        || !matches(headers, "Content-Encoding", "aes128gcm")) {
      return RefusedPush.because(400, "a header is missing or wrong: " + headers.entrySet());
    }
    return body.length > 4096 ? RefusedPush.because(413, "too long") : RefusedPush.because(201, "");
  }

  private static boolean matches(Headers headers, String name, String pattern) {
    String value = headers.getFirst(name);
    return value != null && value.matches(pattern);
  }

  private String whyUnauthorized(String authorization) {
    Matcher parts = AUTHORIZATION.matcher(String.valueOf(authorization));
    if (!parts.matches()) {
      return "no vapid token";
    }
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(Subscriber.publicKey(Subscriber.decoded(parts.group(4))));
      signature.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(Subscriber.decoded(parts.group(3)))) {
        return "not signed with k";
      }
      return whyRefused(
          JSON.readTree(Subscriber.decoded(parts.group(1))),
          JSON.readTree(Subscriber.decoded(parts.group(2))));
    } catch (GeneralSecurityException | IOException unreadable) {
      return unreadable.toString();
    }
  }

  private String whyRefused(JsonNode header, JsonNode claims) {
    Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
    Instant now = Instant.now();
    if (!header.path("alg").asText().equals("ES256")) {
      return "not ES256";
    }
    if (!claims.path("aud").asText().equals(origin())) {
      return "for somebody else: " + claims.path("aud");
    }
    if (end.isBefore(now) || end.isAfter(now.plus(MAX_TOKEN_LENGTH))) {
      return "too old or good for too long";
    }
    return claims.path("sub").asText().matches("mailto:\\S+@\\S+|https://\\S+")
        ? null
        : "of nobody";
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * A request as it came.
   *
   * @param path the device's
   * @param headers its headers
   * @param body its body
   * @param status what it was answered
   */
  public record Request(String path, Headers headers, byte[] body, int status) {

    public String header(String name) {
      return headers.getFirst(name);
    }
  }

  private record RefusedPush(int status, String text, List<String> headers) {

    static RefusedPush because(int status, String text) {
      return new RefusedPush(status, text, List.of());
    }
  }
}
