package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Fuzz;
import io.tierflow.testsupport.attack.Insiders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Sends thousands of requests that are wrong in every way to each call that the interfaces
 * describe. Whatever comes: no failure, nothing about the inside, and every refusal a problem
 * detail. {@code -Dtierflow.test.requests-per-call=500} sends more.
 */
@AttackTest
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class FuzzTest {

  private static final long SEED = 20_261_122;
  private static final int REQUESTS_PER_CALL =
      Integer.getInteger("tierflow.test.requests-per-call", 50);
  private static final int ENOUGH = 3_000;
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private static final Pattern INSIDE =
      Pattern.compile(
          "exception|\\bjava\\.|org\\.(?:spring|hibernate|camunda|h2)|sqlstate|syntax error|jdbc:"
              + "|constraint|\\bat [a-z]+\\.[a-z.]+\\(|io\\.tierflow",
          Pattern.CASE_INSENSITIVE);

  @Autowired private Attacker attacker;
  @Autowired private ObjectMapper json;

  private final Set<String> findings = new LinkedHashSet<>();
  private int sent;
  private int accepted;

  @Test
  void nothingThatIsSentMakesACallFailOrTellAboutTheInside() throws Exception {
    JsonNode document = json.readTree(attacker.get(Insiders.ADMIN, "/v3/api-docs").body());
    enrolSome();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (METHODS.contains(operation.getKey())) {
          attack(document, operation.getKey(), path.getKey(), operation.getValue());
        }
      }
    }

    assertThat(findings).isEmpty();
    assertThat(sent).isGreaterThan(ENOUGH);
    assertThat(accepted).as("requests that went all the way").isGreaterThan(sent / 5);
    assertThat(attacker.get(Insiders.ADMIN, "/api/ledger/proof").body())
        .contains("\"mismatches\":0");
  }

  private void enrolSome() {
    for (int number = 1; number <= 3; number++) {
      attacker.json(
          Insiders.ADMIN,
          "POST",
          "/api/members",
          "{\"memberNumber\": \"X-FUZZ-%d\", \"fullName\": \"Ada\"}".formatted(number));
    }
  }

  private void attack(JsonNode document, String method, String path, JsonNode operation) {
    Fuzz fuzz = new Fuzz(document, SEED + (method + path).hashCode());
    JsonNode content = operation.path("requestBody").path("content");
    for (int count = 0; count < REQUESTS_PER_CALL; count++) {
      String address = address(fuzz, path, operation.path("parameters"));
      if (content.isMissingNode()) {
        String user = Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD);
        judge(
            attacker.from(Attacker.USUAL, method.toUpperCase(Locale.ROOT), address, user, null),
            method + " " + address);
      } else {
        String type = content.fieldNames().next();
        JsonNode schema = content.path(type).path("schema");
        String body = type.contains("csv") ? fuzz.csv() : fuzz.body(schema);
        judge(
            attacker.as(Insiders.ADMIN, method.toUpperCase(Locale.ROOT), address, type, body),
            method + " " + address + " " + body);
      }
    }
  }

  private static String address(Fuzz fuzz, String path, JsonNode parameters) {
    String address = path;
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      String value = encoded(fuzz.parameter(name, parameter.path("schema")));
      if (parameter.path("in").asText().equals("path")) {
        address = address.replace("{" + name + "}", value);
      } else if (!fuzz.seldom()) {
        query.add(name + "=" + value);
      }
    }
    return query.isEmpty() ? address : address + "?" + String.join("&", query);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void judge(AttackAnswer answer, String request) {
    sent++;
    accepted += answer.status() < 300 ? 1 : 0;
    String told = request.substring(0, Math.min(400, request.length())) + " -> " + answer;
    if (answer.status() >= 500) {
      findings.add("Failed: " + told);
    } else if (answer.status() >= 400 && !answer.isProblem() && !isOfTheServer(answer)) {
      findings.add("No problem detail: " + told);
    } else if (answer.status() >= 400 && INSIDE.matcher(answer.body()).find()) {
      findings.add("Tells about the inside: " + told);
    }
  }

  /** An address that the web server itself does not take never reaches the application. */
  private static boolean isOfTheServer(AttackAnswer answer) {
    return answer.status() == 400 && answer.header("Content-Security-Policy").isEmpty();
  }
}
