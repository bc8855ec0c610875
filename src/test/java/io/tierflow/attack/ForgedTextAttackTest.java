package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Texts that show something else than they are, and answers that lead elsewhere. What was tried:
 * marks of direction, line breaks, controls and tags in names of members and keys, in addresses,
 * reasons and files; another Host, at the API, the engine and pages; another site's Origin.
 */
@AttackTest
class ForgedTextAttackTest {

  private static final String FORM = "Content-Type: application/json\r\n";

  @Autowired private Attacker attacker;

  private final String member = "text-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    "\\u202E,U+202E",
    "\\u2066,U+2066",
    "\\u200E,U+200E",
    "\\u061C,U+061C",
    "\\u0000,U+0000",
    "\\u001B,U+001B",
    "\\uFEFF,U+FEFF",
    "\\uDB40\\uDC41,U+E0041",
    "\\u0085,U+0085"
  })
  void aNameWithSuchACharacterIsRefusedByItsName(String character, String named) {
    AttackAnswer refused = enrol("Ada " + character + "reward");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("fullName", named);
    assertThat(
            attacker
                .json(
                    Insiders.ADMIN,
                    "POST",
                    "/api/api-keys",
                    "{\"name\": \"Till%s\", \"scopes\": [\"members:read\"]}".formatted(character))
                .body())
        .contains("name", named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\r\\n", "\\n", "\\t", "\\u2028"})
  void aNameIsOnOneLine(String lineBreak) {
    assertThat(enrol("Ada" + lineBreak + "Eve").status()).isEqualTo(400);
    AttackAnswer key =
        attacker.json(
            Insiders.ADMIN,
            "POST",
            "/api/api-keys",
            "{\"name\": \"Till%sroot\", \"scopes\": [\"members:read\"]}".formatted(lineBreak));
    assertThat(key.status()).isEqualTo(400);
    assertThat(key.body()).contains("U+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Zo\u00eb \u5c71\u7530", "\u0646\u0627\u0645\u200c\u0647\u0627", "\u05d0\u05d1"})
  void namesOfAllLanguagesAreTaken(String name) {
    assertThat(enrol(name).status()).isEqualTo(201);
  }

  @Test
  void aLineOfAFileIsRefusedAlike() {
    String file =
        "member_number,full_name,email,phone,birth_date,enrolled_on,account_type\n"
            + member
            + ",Ada \u202Ereward,,,,2026-01-01,INDIVIDUAL\n";
    AttackAnswer answer =
        attacker.as(Insiders.ADMIN, "POST", "/api/imports/members", "text/csv", file);

    assertThat(answer.body()).contains("\"accepted\":0", "full_name", "U+202E");
  }

  @Test
  void noAnswerLeadsToTheHostThatARequestNames() {
    String[] requests = {
      "POST /api/members HTTP/1.1\r\n",
      "GET /members HTTP/1.1\r\nAccept: text/html\r\n",
      "GET /camunda/app/tasklist/default/ HTTP/1.1\r\nAccept: text/html\r\n",
    };
    for (String request : requests) {
      String body = request.startsWith("POST") ? newcomer("Ada") : "";
      String head =
          request
              + "Host: evil.example\r\nConnection: close\r\n"
              + (body.isEmpty() ? "" : Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD) + FORM)
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n";
      AttackAnswer answer =
          attacker.raw(Attacker.USUAL, (head + body).getBytes(StandardCharsets.UTF_8));

      assertThat(answer.header("Location").orElseThrow()).startsWith("/").doesNotStartWith("//");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost.evil.example",
        "Origin: http://localhost:9",
        "Sec-Fetch-Site: cross-site"
      })
  void whatABrowserSendsForAnotherSiteIsRefusedInSpiteOfThePassword(String header) {
    AttackAnswer refused =
        attacker.from(
            Attacker.USUAL,
            "POST",
            "/api/members",
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD) + FORM + header + "\r\n",
            newcomer("Ada"));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(attacker.get(Insiders.ADMIN, "/api/members/" + member).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin: http://localhost", "Origin: https://localhost", "X-None: x"})
  void whatItSendsForThisOnePasses(String header) {
    AttackAnswer taken =
        attacker.from(
            Attacker.USUAL,
            "POST",
            "/api/members",
            Attacker.basic(Insiders.ADMIN, Attacker.PASSWORD) + FORM + header + "\r\n",
            newcomer("Ada"));

    assertThat(taken.status()).isEqualTo(201);
  }

  private AttackAnswer enrol(String name) {
    return attacker.json(Insiders.ADMIN, "POST", "/api/members", newcomer(name));
  }

  private String newcomer(String name) {
    return "{\"memberNumber\": \"%s\", \"fullName\": \"%s\"}".formatted(member, name);
  }
}
