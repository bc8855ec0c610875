package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal names the field and what it accepts, and nothing of the request is kept. */
@OnH2
class StrictInputTest extends ApiTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tier          | 3                            | a code of capital letters, digits",
        "tier          | \"gold\"                     | a code of capital letters, digits",
        "accountType   | \"1\"                        | one of [INDIVIDUAL, CORPORATE]",
        "birthDate     | \"1988-04-11T22:00:00.000Z\" | an ISO 8601 date such as 2026-10-31",
        "birthDate     | 6676                         | an ISO 8601 date such as 2026-10-31",
        "openingPoints | \"１０\"                      | a whole number such as 250, of at most 18",
        "openingPoints | 12345678901234567890         | a whole number such as 250, of at most 18",
        "fullName      | 5                            | a text in quotes",
        "emailConsent  | 1                            | true or false",
        "preferences   | \"\"                         | an object",
      })
  void aFieldOfAMemberIsNamedWithItsForm(String field, String value, String accepted) {
    String number = unused("M");

    ApiAnswer answer =
        post(
            "/api/members",
            "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\", \"%s\": %s}"
                .formatted(number, field, value)
                .replace(field.equals("fullName") ? "\"fullName\": \"Ada\", " : "\u0000", ""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(field);
    assertThat(answer.detail()).startsWith("The field %s must be %s".formatted(field, accepted));
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind       | 0             | a code of capital letters",
        "amount     | \"１２\"       | a decimal number such as 12.50",
        "amount     | true          | a decimal number such as 12.50",
        "occurredAt | 1793448000    | an ISO 8601 instant such as 2026-10-31T12:00:00Z",
        "occurredAt | \"2026-10-31\" | an ISO 8601 instant such as 2026-10-31T12:00:00Z",
      })
  void aFieldOfATransactionIsNamedWithItsForm(String field, String value, String accepted) {
    ApiAnswer answer = post("/api/transactions", "{\"%s\": %s}".formatted(field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(field);
    assertThat(answer.detail()).startsWith("The field %s must be %s".formatted(field, accepted));
  }

  @Test
  void aFieldThatIsGivenTwiceIsRefusedByName() {
    String number = unused("M");

    ApiAnswer twice =
        post(
            "/api/members",
            "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\", \"fullName\": \"Eve\"}"
                .formatted(number));
    ApiAnswer within =
        post(
            "/api/members",
            "{\"preferences\": {\"zone\": \"Europe/Berlin\", \"zone\": \"Europe/Paris\"}}");

    assertThat(twice.status()).isEqualTo(400);
    assertThat(twice.wrongField()).isEqualTo("fullName");
    assertThat(twice.detail()).isEqualTo("The field fullName occurs twice; accepted: one value.");
    assertThat(within.wrongField()).isEqualTo("preferences.zone");
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @Test
  void aSecondObjectBehindTheFirstIsRefused() {
    String number = unused("M");
    String one = body("memberNumber", number, "fullName", "Ada");

    ApiAnswer answer = post("/api/members", one + one);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith("There is something after the end of the JSON object");
    assertThat(get("/api/members/" + number).status()).isEqualTo(404);
  }

  @Test
  void aParameterIsNamedWithItsForm() {
    for (String page : new String[] {"0x1", "%EF%BC%91", "1.0", "first"}) {
      ApiAnswer answer = get("/api/members?page=" + page);

      assertThat(answer.status()).as(page).isEqualTo(400);
      assertThat(answer.wrongField()).isEqualTo("page");
      assertThat(answer.detail())
          .isEqualTo("The parameter page must be a whole number such as 20, of at most 9 digits.");
    }
  }

  @Test
  void whatIsWrittenAsItShouldBeIsTakenAsBefore() {
    String number = unused("M");

    ApiAnswer answer =
        post(
            "/api/members",
            """
            {"memberNumber": "%s", "fullName": "Ada", "birthDate": "1988-04-11", "tier": "GOLD",
             "accountType": "CORPORATE", "openingPoints": 250, "emailConsent": false,
             "preferences": {"zone": "Europe/Berlin"}, "email": null}
            """
                .formatted(number));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("birthDate").asText()).isEqualTo("1988-04-11");
    assertThat(answer.body().path("tier").asText()).isEqualTo("GOLD");
    assertThat(answer.body().path("pointsBalance").asLong()).isEqualTo(250);
  }
}
