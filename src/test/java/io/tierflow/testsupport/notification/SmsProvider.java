package io.tierflow.testsupport.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider of text messages that takes what is posted to it, unless it is set to refuse. */
public class SmsProvider implements AutoCloseable {

  private final HttpServer server;
  private final List<JsonNode> taken = new CopyOnWriteArrayList<>();
  private final List<String> idempotencyKeys = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final Map<String, RefusedText> refusals = new ConcurrentHashMap<>();
  private final Map<String, URI> redirects = new ConcurrentHashMap<>();

  public SmsProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/messages", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:%d/messages".formatted(server.getAddress().getPort()));
  }

  /** Answers the message with a key like this from now on. */
  public void refuse(String idempotencyKey, int status, String answer) {
    refusals.put(idempotencyKey, new RefusedText(status, answer));
  }

  /** Sends the message with a key to another address from now on. */
  public void redirect(String idempotencyKey, URI elsewhere) {
    redirects.put(idempotencyKey, elsewhere);
  }

  public List<JsonNode> taken() {
    return taken;
  }

  /** The headers {@code Idempotency-Key} of what was taken. */
  public List<String> idempotencyKeys() {
    return idempotencyKeys;
  }

  public List<String> authorizations() {
    return authorizations;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode message = new ObjectMapper().readTree(exchange.getRequestBody());
      URI elsewhere = redirects.get(message.get("idempotencyKey").asText());
      if (elsewhere != null) {
        exchange.getResponseHeaders().set("Location", elsewhere.toString());
        exchange.sendResponseHeaders(307, -1);
        return;
      }
      RefusedText refusal = refusals.get(message.get("idempotencyKey").asText());
      if (refusal != null) {
        byte[] answer = refusal.answer().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refusal.status(), answer.length);
        exchange.getResponseBody().write(answer);
        return;
      }
      taken.add(message);
      idempotencyKeys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.sendResponseHeaders(202, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record RefusedText(int status, String answer) {}
}
