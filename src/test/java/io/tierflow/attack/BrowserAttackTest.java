package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A foreign page that uses the session or the credentials of somebody's browser. */
@AttackTest
class BrowserAttackTest {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  @Autowired private Attacker attacker;
  @Autowired private TaskService tasks;

  @ParameterizedTest
  @CsvSource({
    "POST, /api/members, application/json",
    "POST, /api/members, text/plain",
    "POST, /api/members, application/x-www-form-urlencoded",
    "PUT, /api/members/X-0, application/json",
    "POST, /api/monthly-runs, application/json",
    "POST, /api/imports/members, text/csv",
    "POST, /engine-rest/deployment/create, multipart/form-data; boundary=b",
    "POST, /engine-rest/task/1/complete, application/json",
    "DELETE, /engine-rest/deployment/1, application/json",
    "POST, /runs, application/x-www-form-urlencoded",
    "POST, /logout, application/x-www-form-urlencoded",
  })
  void aForeignPageChangesNothingWithTheSession(String method, String path, String type) {
    String session = pageSession(Insiders.ADMIN);

    AttackAnswer answer =
        attacker.nobody(
            method,
            path,
            "Cookie: "
                + session
                + "\r\nOrigin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n"
                + "Content-Type: "
                + type
                + "\r\n",
            "{}");

    assertThat(answer.status()).isIn(302, 403);
    assertThat(answer.header("Location").orElse("/login")).endsWith("/login");
    assertThat(attacker.nobody("GET", "/members", "Cookie: " + session + "\r\n", null).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void theTypesThatAFormMaySendAreNoJson(String type) {
    AttackAnswer answer =
        attacker.as(
            Insiders.ADMIN,
            "POST",
            "/api/members",
            type,
            "{\"memberNumber\": \"X-FORM\", \"fullName\": \"Ada\"}");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(attacker.get(Insiders.ADMIN, "/api/members/X-FORM").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-HTTP-Method-Override: DELETE",
        "X-HTTP-Method: PUT",
        "X-Method-Override: POST",
      })
  void aMethodIsWhatItIs(String header) {
    AttackAnswer answer =
        attacker.from(
            Attacker.USUAL,
            "GET",
            "/api/members?_method=DELETE",
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD) + header + "\r\n",
            null);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"TRACE, /login", "TRACE, /api/members", "CONNECT, localhost:1", "FOO, /api/members"})
  void methodsThatNobodyNeedsAreRefused(String method, String path) {
    AttackAnswer answer =
        attacker.nobody(method, path, Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD), null);

    assertThat(answer.status()).isBetween(400, 599).isNotEqualTo(500);
    assertThat(answer.body()).doesNotContain("Authorization");
  }

  @Test
  void aForeignPageCompletesNoTaskInTasklist() {
    Task task = tasks.newTask();
    tasks.saveTask(task);
    String complete = "/camunda/api/engine/engine/default/task/" + task.getId() + "/complete";
    String[] forged = {
      "", "X-XSRF-TOKEN: 0123456789ABCDEF0123456789ABCDEF\r\n", "X-XSRF-TOKEN: \r\n",
    };
    for (String token : forged) {
      // A forged request ends the session, too.
      Webapp tasklist = webappSession(Insiders.ADMIN);
      AttackAnswer answer =
          attacker.nobody(
              "POST",
              complete,
              "Content-Type: application/json\r\nCookie: " + tasklist.cookies() + "\r\n" + token,
              "{}");
      assertThat(answer.status()).isEqualTo(403);
    }
    assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();

    Webapp tasklist = webappSession(Insiders.ADMIN);
    AttackAnswer own =
        attacker.nobody(
            "POST",
            complete,
            "Content-Type: application/json\r\nCookie: "
                + tasklist.cookies()
                + "\r\nX-XSRF-TOKEN: "
                + tasklist.token()
                + "\r\n",
            "{}");
    assertThat(own.status()).as(own.body()).isEqualTo(204);
  }

  @Test
  void noForeignPageMayReadAnAnswer() {
    AttackAnswer preflight =
        attacker.nobody(
            "OPTIONS",
            "/api/members",
            "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n",
            null);
    AttackAnswer read =
        attacker.from(
            Attacker.USUAL,
            "GET",
            "/api/members",
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD) + "Origin: https://evil.example\r\n",
            null);

    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login?continue=https://evil.example", "/login?redirect=//evil.example",
            "//evil.example/members",
        "/\\evil.example", "/members/..//evil.example", "/login?error=https://evil.example",
      })
  void signInLeadsNowhereElse(String path) {
    AttackAnswer asked = attacker.nobody("GET", path, "Accept: text/html\r\n", null);

    assertThat(asked.header("Location").orElse(""))
        .doesNotContain("evil.example/")
        .doesNotStartWith("//");
    assertThat(signIn(Insiders.ADMIN, path).header("Location").orElse(""))
        .doesNotContain("evil.example");
  }

  private String pageSession(String user) {
    return cookies(signIn(user, "/login"));
  }

  private AttackAnswer signIn(String user, String page) {
    AttackAnswer form = attacker.nobody("GET", "/login", "Accept: text/html\r\n", null);
    Matcher token = TOKEN.matcher(form.body());
    assertThat(token.find()).isTrue();
    String query = page.contains("?") ? page.substring(page.indexOf('?')) : "";
    return attacker.nobody(
        "POST",
        "/login" + query,
        FORM + "Cookie: " + cookies(form) + "\r\n",
        "username="
            + user
            + "&password="
            + encoded(Attacker.PASSWORD)
            + "&_csrf="
            + token.group(1));
  }

  private Webapp webappSession(String user) {
    AttackAnswer signedIn = signIn(user, "/login");
    AttackAnswer page =
        attacker.nobody(
            "GET", "/camunda/app/tasklist/default/", "Cookie: " + cookies(signedIn) + "\r\n", null);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.all("Content-Security-Policy"))
        .singleElement(STRING)
        .contains("'nonce-", "'strict-dynamic'", "frame-ancestors 'none'")
        .doesNotContain("https:");
    String token = page.header("X-XSRF-TOKEN").orElseThrow();
    // The later one of the same name counts.
    String cookies = newest(signedIn, page);
    return new Webapp(cookies + "; XSRF-TOKEN=" + token, token);
  }

  private static String cookies(AttackAnswer answer) {
    return String.join(
        "; ", answer.all("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).toList());
  }

  private static String newest(AttackAnswer first, AttackAnswer second) {
    Map<String, String> cookies = new LinkedHashMap<>();
    Stream.of(first, second)
        .flatMap(answer -> answer.all("Set-Cookie").stream())
        .map(cookie -> cookie.split(";")[0])
        .forEach(cookie -> cookies.put(cookie.split("=")[0], cookie));
    return String.join("; ", cookies.values());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private record Webapp(String cookies, String token) {}
}
