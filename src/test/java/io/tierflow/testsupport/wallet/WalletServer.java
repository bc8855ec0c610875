package io.tierflow.testsupport.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Apple's push service and Google's service for cards, both on this machine. */
public final class WalletServer implements AutoCloseable {

  private static final String OBJECTS = "/walletobjects/v1/loyaltyObject";

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<String> cards = ConcurrentHashMap.newKeySet();
  private volatile int pushStatus = 200;
  private volatile boolean googleAway;

  public WalletServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it is. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Has the push service answer with a status from now on. */
  public void answerPushes(int status) {
    pushStatus = status;
  }

  /** Whether Google can't be used from now on. */
  public void takeGoogleAway(boolean away) {
    googleAway = away;
  }

  /** What phones were told. */
  public List<Request> pushes(String pushToken) {
    return requests.stream()
        .filter(request -> request.path().equals("/3/device/" + pushToken))
        .toList();
  }

  /** What was said of a card, in the order in which it was. */
  public List<Request> ofCard(String objectId) {
    return requests.stream()
        .filter(request -> request.path().startsWith(OBJECTS))
        .filter(request -> request.body().contains("\"" + objectId + "\""))
        .toList();
  }

  /** Requests for access. */
  public List<Request> tokenRequests() {
    return requests.stream().filter(request -> request.path().equals("/token")).toList();
  }

  private void serve(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            call.getRequestMethod(),
            path,
            call.getRequestHeaders().getFirst("Authorization"),
            call.getRequestHeaders().getFirst("apns-topic"),
            body));
    if (path.startsWith("/3/device/")) {
      answer(call, pushStatus, pushStatus == 400 ? "{\"reason\":\"BadDeviceToken\"}" : "");
    } else if (path.equals("/token")) {
      answer(call, 200, "{\"access_token\":\"granted\",\"expires_in\":3600}");
    } else if (googleAway) {
      answer(call, 503, "");
    } else if (call.getRequestMethod().equals("PATCH")) {
      answer(call, cards.contains(path.substring(OBJECTS.length() + 1)) ? 200 : 404, "{}");
    } else {
      cards.add(body.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
      answer(call, 200, "{}");
    }
  }

  private static void answer(HttpExchange call, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().set("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /**
   * What was asked.
   *
   * @param method GET or another one
   * @param path where
   * @param authorization by whom, or null
   * @param topic what a push is about, or null
   * @param body what was sent
   */
  public record Request(
      String method, String path, String authorization, String topic, String body) {}
}
