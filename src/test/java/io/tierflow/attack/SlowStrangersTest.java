package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * Strangers who hold threads and connections by being slow, from the same address as people who
 * work. What was tried: bodies byte by byte as form, JSON and in chunks, at pages, the API, with a
 * wrong password and with a header that is none; headers without end; answers that nobody reads.
 */
@AttackTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class SlowStrangersTest {

  private static final int STRANGERS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String HEAD = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String LENGTH = "Content-Length: 500000\r\n\r\n";

  private static final List<String> REQUESTS =
      List.of(
          "POST /login" + HEAD + FORM + LENGTH,
          "POST /portal/sign-in" + HEAD + FORM + LENGTH,
          "POST /api/members" + HEAD + "Content-Type: application/json\r\n" + LENGTH,
          "PUT /api/members/S1" + HEAD + FORM + Attacker.basic("admin", "wrong-one") + LENGTH,
          "POST /api/members" + HEAD + FORM + "Authorization: X\r\n" + LENGTH,
          "POST /unsubscribe/x" + HEAD + FORM + "Transfer-Encoding: chunked\r\n\r\n",
          "GET /login" + HEAD + "X-Endless: ");

  @Autowired private Attacker attacker;
  @Autowired private Environment environment;

  private final List<Socket> sockets = new ArrayList<>();
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void leave() throws IOException {
    drip.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void healthAnswersAndStaffWorkBesideSlowBodiesAndHeaders() throws IOException {
    for (int stranger = 0; stranger < STRANGERS; stranger++) {
      open(REQUESTS.get(stranger % REQUESTS.size()));
    }
    drip.scheduleWithFixedDelay(this::oneByteEach, 1, 1, TimeUnit.SECONDS);

    assertOthersAreServed();
    await().atMost(Duration.ofMinutes(1)).until(this::allAreClosed);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                attacker
                    .get(Insiders.ADMIN, "/api/audit?action=CALL_REFUSED&subject=127.0.0.1")
                    .body()
                    .contains("too slow"));
  }

  @Test
  void healthAnswersAndStaffWorkBesideAnswersThatNobodyReads() throws IOException {
    for (int stranger = 0; stranger < STRANGERS; stranger++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(1024);
      socket.connect(address());
      sockets.add(socket);
      send(socket, ("GET /camunda/assets/bpmn.svg" + HEAD + "\r\n").repeat(20));
    }

    assertOthersAreServed();
  }

  private void assertOthersAreServed() {
    await()
        .atMost(PATIENCE)
        .until(() -> attacker.nobody("GET", "/actuator/health", "", null).status() == 200);
    await()
        .atMost(PATIENCE)
        .until(() -> attacker.get(Insiders.MANAGER, "/api/members").status() == 200);
    AttackAnswer enrolled =
        attacker.json(
            Insiders.MANAGER,
            "POST",
            "/api/members",
            "{\"memberNumber\": \"slow-%d\", \"fullName\": \"Ada\"}".formatted(System.nanoTime()));
    assertThat(enrolled.status()).isEqualTo(201);
  }

  private void open(String request) throws IOException {
    Socket socket = new Socket();
    socket.connect(address());
    sockets.add(socket);
    send(socket, request);
  }

  private java.net.InetSocketAddress address() throws IOException {
    return new java.net.InetSocketAddress(
        InetAddress.getByName("127.0.0.1"),
        environment.getRequiredProperty("local.server.port", Integer.class));
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException closedAlready) {
      // That is what is wanted.
    }
  }

  private void oneByteEach() {
    sockets.forEach(socket -> send(socket, "1"));
  }

  private boolean allAreClosed() {
    return sockets.stream().allMatch(SlowStrangersTest::isClosed);
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      while (socket.getInputStream().read() >= 0) {
        // An answer before the end.
      }
      return true;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }
}
