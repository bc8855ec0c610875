package io.tierflow.portal.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.Newcomer;
import io.tierflow.testsupport.portal.PortalTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Ten thousand sign-ups of a program, over HTTP and with the limits that Tierflow comes with. */
@PortalTest
// The limits that Tierflow comes with, in place of the wide ones of tests.
@TestPropertySource(
    properties = {
      "tierflow.limit.link-requests-per-minute=10",
      "tierflow.limit.stranger-calls-per-second=200",
      "tierflow.portal.join.requests-per-hour=500"
    })
@Tag("full")
class JoiningFloodTest {

  private static final int SIGN_UPS = 10_000;
  private static final int CLIENTS = 100;
  private static final int REQUESTS_AN_HOUR = 500;

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;]+)");
  private static final Pattern LOCATION = Pattern.compile("\r\nLocation: (?:http://[^/]+)?(\\S+)");

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private JdbcClient database;
  @LocalServerPort private int port;

  @Test
  void theLimitsHoldAndPeopleGetInAfterwards() {
    Member known = programme.member(programme.enrol());
    Map<String, Integer> answers = new TreeMap<>();
    Map<String, String[]> sessions = new HashMap<>();
    Map<String, String> entered = new Newcomer(mailbox, port).form();

    for (int number = 0; number < SIGN_UPS; number++) {
      // Half of them come from one client, the others from many; every third fills in what nobody
      // sees, and every fiftieth has the address of somebody who is a member.
      String client = number % 2 == 0 ? "127.0.0.2" : "127.0.1." + (1 + number / 2 % CLIENTS);
      String[] session = sessions.computeIfAbsent(client, this::openForm);
      String email =
          number % 50 == 0
              ? Mailbox.addressOf(known.getMemberNumber())
              : "robot%d@example.com".formatted(number);
      answers.merge(post(client, session, entered, email, number % 3 == 0), 1, Integer::sum);
    }

    assertThat(answers.keySet())
        .as("one answer for all that were taken in, one for those that were held up: %s", answers)
        .allMatch(answer -> answer.startsWith("302 /portal/join?") || answer.startsWith("429"))
        .hasSize(2);
    assertThat(answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(SIGN_UPS);
    assertThat(count("join_request")).isPositive().isLessThanOrEqualTo(REQUESTS_AN_HOUR);
    assertThat(count("message where kind = 'JOIN_LINK'")).isLessThanOrEqualTo(REQUESTS_AN_HOUR);
    assertThat(count("message where kind = 'ALREADY_MEMBER'")).isLessThanOrEqualTo(3);
    assertThat(count("member")).isEqualTo(1);

    anHourPasses();
    Newcomer person = new Newcomer(mailbox, port);
    person.join("");
    assertThat(count("member")).isEqualTo(2);
  }

  /** What was asked for is an hour older, which is what the limit looks at. */
  private void anHourPasses() {
    database.sql("update join_request set requested_at = '2026-01-01 00:00:00'").update();
  }

  private String[] openForm(String client) {
    String page = exchange(client, "GET /portal/join HTTP/1.1\r\n", "");
    Matcher session = SESSION.matcher(page);
    Matcher token = CSRF.matcher(page);
    assertThat(session.find() && token.find()).as(page).isTrue();
    return new String[] {session.group(1), token.group(1)};
  }

  private String post(
      String client,
      String[] session,
      Map<String, String> entered,
      String email,
      boolean honeyPot) {
    Map<String, String> form = new TreeMap<>(entered);
    form.put("email", email);
    form.put("website", honeyPot ? "https://spam.example/" : "");
    form.put("_csrf", session[1]);
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String head =
        "POST /portal/join HTTP/1.1\r\nCookie: JSESSIONID=%s\r\n".formatted(session[0])
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n"
                .formatted(body.length());
    String answer = exchange(client, head, body);
    String status = answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3);
    Matcher location = LOCATION.matcher(answer);
    return location.find() ? status + " " + location.group(1) : status;
  }

  /** One request from one of this machine's own addresses. */
  private String exchange(String client, String head, String body) {
    try (Socket socket =
        new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(client), 0)) {
      String request = head + "Host: localhost:" + port + "\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unanswered) {
      throw new IllegalStateException(unanswered);
    }
  }

  private long count(String rows) {
    return database.sql("select count(*) from " + rows).query(Long.class).single();
  }
}
