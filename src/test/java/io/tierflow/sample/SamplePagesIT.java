package io.tierflow.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.portal.PortalVisitor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The way in to the sample's mailbox and shop, attacked from outside of the browser. */
@BrowserTest
class SamplePagesIT {

  private static final Pattern ROW =
      Pattern.compile("\\| (GET|POST) \\| `(/(?:mailbox|sample-shop)[^`]*)` \\| yes \\| \\|");

  @LocalServerPort private int port;
  @Autowired private JdbcClient database;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  static List<String> calls() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(Path.of("docs/access-matrix.md")));
    return rows.results().map(row -> row.group(1) + " " + row.group(2)).toList();
  }

  @Test
  void theTableNamesEveryEndpointAndNothingElse() throws IOException {
    Set<String> running =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(it -> it.getValue().getBeanType().getName().startsWith("io.tierflow.sample."))
            .flatMap(
                it ->
                    it.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(
                            method ->
                                it.getKey().getPatternValues().stream()
                                    .map(pattern -> method + " " + pattern)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(running).hasSize(8).containsExactlyInAnyOrderElementsOf(calls());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void nobodyGetsInFromElsewhere(String call) throws IOException {
    assertThat(
            Stream.of(
                    "Host: tierflow.example",
                    "Host: localhost.evil.example:" + port,
                    "Host: localhost:" + port + "\r\nX-Forwarded-For: 203.0.113.9",
                    "Host: localhost:" + port + "\r\nX-Forwarded-For: 127.0.0.1",
                    "Host: localhost:" + port + "\r\nX-Forwarded-Host: localhost",
                    "Host: tierflow.example\r\nX-Forwarded-Host: localhost",
                    "Host: localhost:" + port + "\r\nForwarded: for=127.0.0.1;host=localhost")
                .map(headers -> status(call, headers)))
        .containsOnly(404);
  }

  /** A change also needs the token of a form, and an order or message that is there. */
  @ParameterizedTest
  @MethodSource("calls")
  void aBrowserOnThisMachineGetsIn(String call) {
    int expected = call.startsWith("POST") ? 403 : call.contains("{") ? 404 : 200;

    assertThat(status(call, "Host: localhost:" + port)).isEqualTo(expected);
    assertThat(status(call, "Host: 127.0.0.1:" + port)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mailbox/", "/mailbox/1/2/3", "/sample-shop/orders", "/sample-shop/x"})
  void nothingElseIsThere(String path) {
    assertThat(status("GET " + path, "Host: localhost:" + port)).isEqualTo(404);
  }

  @Test
  void aGuestsOrderIsNotToldToTheApi() {
    PortalVisitor guest = new PortalVisitor(port);
    long transactions = transactions();

    HttpResponse<String> answer = buy(guest, "", "tea-set", "2");
    String order = PortalVisitor.locationOf(answer);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(guest.get(order).body()).contains("a guest is no member and earns nothing");
    assertThat(guest.submit(order, order + "/cancellation", Map.of()).statusCode()).isEqualTo(302);
    assertThat(guest.get(order).body()).contains(">Returned<");
    assertThat(transactions()).isEqualTo(transactions);
  }

  @Test
  void whatTheShopDoesNotSellOrToWhomIsRefusedInASentence() {
    PortalVisitor visitor = new PortalVisitor(port);

    assertThat(buy(visitor, "", "diamonds", "1").body())
        .contains("The shop has no product &quot;diamonds&quot;; accepted: ");
    assertThat(buy(visitor, "", "tea-set", "10").body())
        .contains("The number of pieces is 10; accepted: 1 to 9.");
    assertThat(buy(visitor, "X-1", "tea-set", "1").body())
        .contains("The buyer is none of the sample&#39;s members; accepted: those, or a guest.");
  }

  /** Each start makes one in place of the last, which may record transactions and nothing else. */
  @Test
  void thereIsOneKeyOfTheShop() {
    assertThat(
            database
                .sql("select concat(name, ': ', scopes) from api_key where created_by like '% %'")
                .query(String.class)
                .list())
        .containsExactly("Sample shop: transactions:write");
  }

  private HttpResponse<String> buy(
      PortalVisitor visitor, String buyer, String product, String pieces) {
    return visitor.submit(
        "/sample-shop",
        "/sample-shop/orders",
        Map.of("buyer", buyer, "product", product, "pieces", pieces));
  }

  private long transactions() {
    return database.sql("select count(*) from transaction").query(Long.class).single();
  }

  private int status(String call, String headers) {
    String[] methodAndPath = call.split(" ");
    String request =
        "%s %s HTTP/1.1\r\n%s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .formatted(methodAndPath[0], methodAndPath[1].replaceAll("\\{\\w+}", "1"), headers);
    try (Socket connection = new Socket("127.0.0.1", port)) {
      connection.getOutputStream().write(request.getBytes(UTF_8));
      String answer = new String(connection.getInputStream().readAllBytes(), UTF_8);
      return Integer.parseInt(answer.split(" ")[1]);
    } catch (IOException unanswered) {
      throw new IllegalStateException(unanswered);
    }
  }
}
