package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Members are enrolled, looked up, changed and closed over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
abstract class MemberApiTest extends ApiTest {

  @Test
  void aMemberIsEnrolledWithDefaultsAndFoundAtTheirAddress() {
    String number = unused("M");

    ApiAnswer answer = post("/api/members", body("memberNumber", number, "fullName", "Ada"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.location()).endsWith("/api/members/" + number);
    ApiAnswer member = get("/api/members/" + number);
    assertThat(member.status()).isEqualTo(200);
    assertThat(member.body()).isEqualTo(answer.body());
    assertThat(member.body().path("status").asText()).isEqualTo("ACTIVE");
    assertThat(member.body().path("enrolledOn").asText()).isEqualTo(TODAY);
    assertThat(member.body().path("accountType").asText()).isEqualTo("INDIVIDUAL");
    assertThat(member.body().path("language").asText()).isEqualTo("en");
    assertThat(member.body().path("emailConsent").asBoolean()).isTrue();
    assertThat(member.body().path("smsConsent").asBoolean()).isTrue();
    assertThat(member.body().path("tier").asText()).isEqualTo("REGULAR");
    assertThat(member.body().path("tierStatus").asText()).isEqualTo("CONFIRMED");
    assertThat(member.body().path("pointsBalance").asLong()).isZero();
    assertThat(member.body().path("pointsShortfall").asLong()).isZero();
    assertThat(member.body().path("email").isNull()).isTrue();
  }

  @Test
  void aMemberKeepsAllThatWasGiven() {
    String number = unused("M");
    String given =
        body(
            "memberNumber", number,
            "fullName", "李小龍 😀",
            "email", "ada@example.com",
            "phone", "+12025550001",
            "birthDate", "2000-02-29",
            "enrolledOn", "2024-02-29",
            "accountType", "CORPORATE",
            "address", "1 Main Street, Springfield",
            "language", "de",
            "agreement", "BULK-7",
            "emailConsent", false,
            "smsConsent", false,
            "tier", "GOLD",
            "openingPoints", 250);

    assertThat(post("/api/members", given).status()).isEqualTo(201);

    ApiAnswer member = get("/api/members/" + number);
    assertThat(member.body().path("fullName").asText()).isEqualTo("李小龍 😀");
    assertThat(member.body().path("email").asText()).isEqualTo("ada@example.com");
    assertThat(member.body().path("phone").asText()).isEqualTo("+12025550001");
    assertThat(member.body().path("birthDate").asText()).isEqualTo("2000-02-29");
    assertThat(member.body().path("enrolledOn").asText()).isEqualTo("2024-02-29");
    assertThat(member.body().path("accountType").asText()).isEqualTo("CORPORATE");
    assertThat(member.body().path("address").asText()).isEqualTo("1 Main Street, Springfield");
    assertThat(member.body().path("language").asText()).isEqualTo("de");
    assertThat(member.body().path("agreement").asText()).isEqualTo("BULK-7");
    assertThat(member.body().path("emailConsent").asBoolean()).isFalse();
    assertThat(member.body().path("smsConsent").asBoolean()).isFalse();
    assertThat(member.body().path("tier").asText()).isEqualTo("GOLD");
    assertThat(member.body().path("confirmedTier").asText()).isEqualTo("GOLD");
    assertThat(member.body().path("tierSince").asText()).isEqualTo("2024-02-29");
    assertThat(member.body().path("pointsBalance").asLong()).isEqualTo(250);
  }

  @Test
  void aNumberThatIsTakenIsRefused() {
    String number = aMember();

    ApiAnswer answer = post("/api/members", body("memberNumber", number, "fullName", "Grace"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).isEqualTo("Member %s already exists.".formatted(number));
    assertThat(get("/api/members/" + number).body().path("fullName").asText()).isEqualTo("Ada");
  }

  @Test
  void ofManyWhoEnrolUnderOneNumberAtOnceOneSucceeds() throws Exception {
    String member = body("memberNumber", unused("M"), "fullName", "Ada");

    List<ApiAnswer> answers = atOnce(8, () -> post("/api/members", member));

    assertThat(answers)
        .extracting(ApiAnswer::status)
        .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
  }

  @ParameterizedTest
  @CsvSource({
    "memberNumber, '',                   memberNumber",
    "memberNumber, a/b,                  memberNumber",
    "fullName,     ' ',                  fullName",
    "email,        ada@,                 email",
    "phone,        555,                  phone",
    "birthDate,    2026-11-01,           birthDate",
    "birthDate,    1899-12-31,           birthDate",
    "enrolledOn,   2026-11-01,           enrolledOn",
    "language,     english,              language",
    "openingPoints, -1,                  openingPoints",
    "openingPoints, 1000000001,          openingPoints",
  })
  void whatCannotBeAcceptedIsRefusedByName(String field, String value, String wrongField) {
    ApiAnswer answer =
        post(
            "/api/members",
            field.equals("memberNumber")
                ? body("memberNumber", value, "fullName", "Ada")
                : field.equals("fullName")
                    ? body("memberNumber", unused("M"), "fullName", value)
                    : body("memberNumber", unused("M"), "fullName", "Ada", field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo(wrongField);
    assertThat(answer.detail()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "birthDate,   2026-02-30, birthDate",
    "accountType, CLUB,       accountType",
    "tier,        PLATINUM,   tier",
    "nickname,    Ada,        nickname",
  })
  void whatCannotBeReadIsRefusedByName(String field, String value, String named) {
    ApiAnswer answer =
        post("/api/members", body("memberNumber", unused("M"), "fullName", "Ada", field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).contains(named);
  }

  @Test
  void anUnknownMemberIsNotFound() {
    String nobody = "/api/members/" + unused("M");

    assertThat(get(nobody).status()).isEqualTo(404);
    assertThat(put(nobody, body("fullName", "Ada")).status()).isEqualTo(404);
    assertThat(post(nobody + "/closure", "").status()).isEqualTo(404);
  }

  @Test
  void aChangedProfileLosesWhatIsNotGivenButKeepsAccountTypeLanguageAndConsents() {
    String number = unused("M");
    post(
        "/api/members",
        body(
            "memberNumber", number,
            "fullName", "Ada",
            "email", "ada@example.com",
            "agreement", "BULK-7",
            "accountType", "CORPORATE",
            "language", "de",
            "emailConsent", false));

    ApiAnswer answer =
        put("/api/members/" + number, body("fullName", "Ada King", "phone", "+12025550001"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(get("/api/members/" + number).body()).isEqualTo(answer.body());
    assertThat(answer.body().path("fullName").asText()).isEqualTo("Ada King");
    assertThat(answer.body().path("phone").asText()).isEqualTo("+12025550001");
    assertThat(answer.body().path("email").isNull()).isTrue();
    assertThat(answer.body().path("agreement").isNull()).isTrue();
    assertThat(answer.body().path("accountType").asText()).isEqualTo("CORPORATE");
    assertThat(answer.body().path("language").asText()).isEqualTo("de");
    assertThat(answer.body().path("emailConsent").asBoolean()).isFalse();
    assertThat(answer.body().path("smsConsent").asBoolean()).isTrue();
  }

  @Test
  void aProfileIsNotChangedToSomethingThatCannotBeAccepted() {
    String address = "/api/members/" + aMember();

    assertThat(put(address, body("fullName", " ")).wrongField()).isEqualTo("fullName");
    assertThat(put(address, body("fullName", "Ada", "birthDate", "2026-11-01")).wrongField())
        .isEqualTo("birthDate");
    assertThat(put(address, body("fullName", "Ada", "tier", "VIP")).status()).isEqualTo(400);
    assertThat(get(address).body().path("fullName").asText()).isEqualTo("Ada");
  }

  @Test
  void aClosedMembershipKeepsItsDataAndChangesNoMore() {
    String address = "/api/members/" + aMember();

    ApiAnswer closed = post(address + "/closure", "");
    clock().set("2026-11-02T12:00:00Z");
    ApiAnswer closedAgain = post(address + "/closure", "");

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body().path("status").asText()).isEqualTo("CLOSED");
    assertThat(closed.body().path("closedOn").asText()).isEqualTo(TODAY);
    assertThat(closed.body().path("fullName").asText()).isEqualTo("Ada");
    assertThat(closedAgain.status()).isEqualTo(200);
    assertThat(closedAgain.body()).isEqualTo(closed.body());
    assertThat(put(address, body("fullName", "Grace")).status()).isEqualTo(409);
  }

  @Test
  void membersAreFoundByTheBeginningOfTheirNumberOrTheWordsOfTheirName() {
    String mark = unused("find").substring(0, 12);
    String one = enrol(mark + "-1", "Ada " + mark.toUpperCase() + " King");
    String two = enrol(mark + "-2", "Grace");
    String three = enrol(unused("other"), "Named " + mark);
    enrol(unused("other"), "Not meant, 100% _ !");

    assertThat(found("query=" + mark)).containsExactlyInAnyOrder(one, two, three);
    assertThat(found("query=" + mark.toUpperCase() + "-2")).containsExactly(two);
    assertThat(found("query=" + mark + "%20KING")).containsExactly(one);
    assertThat(found("query=" + mark.substring(0, 8) + "%25")).isEmpty();
    assertThat(found("query=" + mark.substring(0, 8) + "_")).isEmpty();
  }

  @Test
  void foundMembersComeInPagesInTheOrderOfTheirNumbers() {
    String mark = unused("page");
    List<String> numbers = List.of(mark + "-1", mark + "-2", mark + "-3");
    numbers.forEach(number -> enrol(number, "Ada"));

    ApiAnswer second = get("/api/members?size=2&page=1&query=" + mark);

    assertThat(second.body().path("items").findValuesAsText("memberNumber"))
        .containsExactly(mark + "-3");
    assertThat(second.body().path("page").asInt()).isEqualTo(1);
    assertThat(second.body().path("size").asInt()).isEqualTo(2);
    assertThat(second.body().path("total").asInt()).isEqualTo(3);
    assertThat(get("/api/members").body().path("total").asInt()).isGreaterThan(3);
    assertThat(get("/api/members?size=201").wrongField()).isEqualTo("size");
    assertThat(get("/api/members?page=-1").wrongField()).isEqualTo("page");
    assertThat(get("/api/members?page=x").status()).isEqualTo(400);
  }

  @Test
  void nothingPersonalStandsInRefusalsOrInTheLog(CapturedOutput output) {
    String number = unused("M");
    String secret = "Quetzalcoatlus";
    List<ApiAnswer> answers =
        List.of(
            post("/api/members", body("memberNumber", number, "fullName", secret, "phone", secret)),
            post(
                "/api/members", body("memberNumber", number, "fullName", "A", "birthDate", secret)),
            post("/api/members", "{\"fullName\": " + secret),
            post(
                "/api/members",
                body("memberNumber", number, "fullName", secret, "email", secret + "@example.com")),
            post("/api/members", body("memberNumber", number, "fullName", secret)),
            put("/api/members/" + number, body("fullName", "A", "email", secret)),
            get("/api/members?size=0&query=" + secret),
            upload(
                "/api/imports/members",
                """
                member_number,full_name,email,phone,birth_date,enrolled_on,account_type
                %1$s,%2$s,,,,,
                X-%1$s,A,%2$s,,,,
                X-%1$s,A,,%2$s,,,
                X-%1$s,A,,,%2$s,,
                X-%1$s,%2$s,,
                X-%1$s,"%2$s
                """
                    .formatted(number, secret)));

    assertThat(answers).extracting(ApiAnswer::status).contains(200, 201, 400, 409);
    answers.stream()
        .filter(answer -> answer.status() != 201)
        .forEach(answer -> assertThat(answer.body().toString()).doesNotContain(secret));
    assertThat(output).doesNotContain(secret);
  }

  private String enrol(String number, String name) {
    assertThat(post("/api/members", body("memberNumber", number, "fullName", name)).status())
        .isEqualTo(201);
    return number;
  }

  private List<String> found(String query) {
    return get("/api/members?" + query).body().path("items").findValuesAsText("memberNumber");
  }
}
