package io.tierflow.testsupport.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tierflow.notification.outbox.MessageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Twilio as far as its published description of {@code POST /Messages.json} goes: what does not
 * follow it is answered 400, 401 or 404 and remembered as a fault.
 */
public class TwilioServer implements AutoCloseable {

  public static final Refusal STOPPED =
      new Refusal(400, 21610, "Attempt to send to unsubscribed recipient");

  private static final MessageSettings.Twilio ACCOUNT = MessageSamples.twilio(null);
  private static final Set<String> FIELDS = Set.of("To", "From", "MessagingServiceSid", "Body");
  private static final int MAX_BODY_LENGTH = 1_600;

  private final HttpServer server;
  private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
  private final List<String> users = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

  private volatile String pause;

  public TwilioServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:%d".formatted(server.getAddress().getPort()));
  }

  /** Answers messages to a number so from now on. */
  public void refuse(String to, Refusal refusal) {
    refusals.put(to, refusal);
  }

  /** Takes a number's messages again. */
  public void accept(String to) {
    refusals.remove(to);
  }

  /** Says in the header {@code Retry-After} of what it refuses how long to wait. */
  public void askForPause(String retryAfter) {
    pause = retryAfter;
  }

  /** The forms of the messages that were created. */
  public List<Map<String, String>> taken() {
    return taken;
  }

  /** Who created them. */
  public List<String> users() {
    return users;
  }

  /** What did not follow the description. */
  public List<String> faults() {
    return faults;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String user = signedIn(exchange);
      String form = new String(body, StandardCharsets.UTF_8);
      if (!exchange.getRequestURI().getPath().equals(path())
          || !exchange.getRequestMethod().equals("POST")) {
        fault(exchange, new Refusal(404, 20404, "The requested resource was not found"));
      } else if (user == null) {
        fault(exchange, new Refusal(401, 20003, "Authenticate"));
      } else {
        answer(exchange, user, fieldsOf(exchange, form));
      }
    }
  }

  private void answer(HttpExchange exchange, String user, Map<String, String> form)
      throws IOException {
    Refusal refusal = refusals.get(form.get("To"));
    if (refusal != null) {
      if (pause != null) {
        exchange.getResponseHeaders().set("Retry-After", pause);
      }
      write(exchange, refusal.status(), refusal.json());
    } else if (!form.getOrDefault("To", "").matches("\\+[1-9][0-9]{6,14}")) {
      fault(exchange, new Refusal(400, 21211, "The 'To' number is not a valid phone number."));
    } else if (form.containsKey("From") == form.containsKey("MessagingServiceSid")) {
      fault(exchange, new Refusal(400, 21603, "A 'From' phone number is required."));
    } else if (form.getOrDefault("Body", "").isEmpty()) {
      fault(exchange, new Refusal(400, 21602, "Message body is required."));
    } else if (form.get("Body").length() > MAX_BODY_LENGTH) {
      fault(exchange, new Refusal(400, 21617, "The message body exceeds 1600 characters."));
    } else {
      taken.add(form);
      users.add(user);
      write(exchange, 201, Map.of("sid", "SM" + "0".repeat(32), "status", "queued"));
    }
  }

  private static String path() {
    return "/2010-04-01/Accounts/%s/Messages.json".formatted(ACCOUNT.accountSid());
  }

  /** The account's SID and token sign in, or any API key whose secret is {@code secret}. */
  private static String signedIn(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header == null || !header.startsWith("Basic ")) {
      return null;
    }
    String[] user =
        new String(
                Base64.getDecoder().decode(header.substring("Basic ".length())),
                StandardCharsets.UTF_8)
            .split(":", 2);
    boolean isAccount = user[0].equals(ACCOUNT.accountSid()) && user[1].equals(ACCOUNT.authToken());
    boolean isKey = user[0].matches("SK[0-9a-fA-F]{32}") && user[1].equals("secret");
    return isAccount || isKey ? user[0] : null;
  }

  private Map<String, String> fieldsOf(HttpExchange exchange, String body) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.matches("application/x-www-form-urlencoded(;charset=UTF-8)?")) {
      faults.add("Content-Type " + type);
      return Map.of();
    }
    Map<String, String> fields =
        Arrays.stream(body.split("&"))
            .map(field -> field.split("=", 2))
            .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    fields.keySet().stream()
        .filter(field -> !FIELDS.contains(field))
        .forEach(field -> faults.add("Unexpected " + field));
    return new HashMap<>(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void fault(HttpExchange exchange, Refusal refusal) throws IOException {
    faults.add(refusal.message());
    write(exchange, refusal.status(), refusal.json());
  }

  private static void write(HttpExchange exchange, int status, Map<String, Object> json)
      throws IOException {
    byte[] answer = new ObjectMapper().writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * How Twilio refuses.
   *
   * @param status of HTTP
   * @param code of Twilio's list of errors
   * @param message what it says
   */
  public record Refusal(int status, int code, String message) {

    Map<String, Object> json() {
      return Map.of(
          "code",
          code,
          "message",
          message,
          "more_info",
          "https://www.twilio.com/docs/errors/" + code,
          "status",
          status);
    }
  }
}
