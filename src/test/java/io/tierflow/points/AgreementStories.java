package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.AgreementService;
import io.tierflow.member.agreement.AgreementView;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionOperations;

/** Agreements come and go, and each purchase earns under the one of its day. */
abstract class AgreementStories extends ApiTest {

  private static final String AGREEMENTS = "/api/agreements";

  @Autowired private PointsEarningService earning;
  @Autowired private CustomerProfileService profiles;
  @Autowired private MemberService members;
  @Autowired private MemberAgreementService agreements;
  @Autowired private AgreementService registry;
  @Autowired private TransactionOperations unitOfWork;

  @AfterEach
  void everyAccountAddsUp() {
    assertThat(get("/api/ledger/proof").body().path("mismatches").asInt(-1)).isZero();
  }

  @Test
  void whoChangesInMidMonthEarnsUnderTheAgreementOfEachDay() {
    agreement("DOUBLE", "Twice the points", "2000-01-01", null);
    agreement("PLAIN", "Nothing special", "2000-01-01", null);
    String member = aMember();
    ApiAnswer answer =
        assign(
            member,
            """
            [{"code": "PLAIN", "validFrom": "2026-10-16"},
             {"code": "DOUBLE", "validFrom": "2026-10-01", "validTo": "2026-10-15"}]""");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("gaps")).isEmpty();
    assertThat(answer.body().at("/periods/0/code").asText()).isEqualTo("DOUBLE");

    purchase(member, "2026-09-30T12:00:00Z");
    purchase(member, "2026-10-01T12:00:00Z");
    // Already the sixteenth in Berlin.
    purchase(member, "2026-10-15T21:59:59Z");
    purchase(member, "2026-10-15T22:00:00Z");
    upgrade(member);

    assertThat(get("/api/members/" + member).body().path("pointsBalance").asInt())
        .isEqualTo(10 + 20 + 20 + 10);
    assertThat(agreementOn(member, "2026-10-15")).isEqualTo("DOUBLE");
    assertThat(agreementOn(member, "2026-10-31")).isEqualTo("PLAIN");
    assertThat(agreementOn(member, "2026-09-30")).isNull();
  }

  @Test
  void anAgreementThatHasEndedCountsNoMore() {
    String code = unused("A");
    agreement(code, "Ends in October", "2026-01-01", "2026-10-20");
    String member = aMember();

    ApiAnswer answer =
        assign(member, "[{\"code\": \"%s\", \"validFrom\": \"2026-10-01\"}]".formatted(code));

    assertThat(answer.body().path("gaps")).hasSize(1);
    assertThat(answer.body().at("/gaps/0/from").asText()).isEqualTo("2026-10-21");
    assertThat(
            answer.body().at("/gaps/0/to").isNull()
                || answer.body().at("/gaps/0/to").isMissingNode())
        .isTrue();
    assertThat(agreementOn(member, "2026-10-20")).isEqualTo(code);
    assertThat(agreementOn(member, "2026-10-21")).isNull();
    assertThat(agreement(code, "Goes on", "2026-10-21", null).status()).isEqualTo(201);
    assertThat(get("/api/members/" + member + "/agreements").body().path("gaps")).isEmpty();
    assertThat(agreementOn(member, "2026-10-21")).isEqualTo(code);
  }

  @Test
  void gapsOfAnAgreementAreShownAndOverlapsRefused() {
    String code = unused("A");
    agreement(code, "First year", "2025-01-01", "2025-12-31");

    ApiAnswer second = agreement(code, "Third year", "2027-01-01", "2027-12-31");
    ApiAnswer overlap = agreement(code, "Again", "2027-12-31", null);
    ApiAnswer longer = agreement(code, "Third year, and on", "2027-01-01", null);

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body().at("/gaps/0/from").asText()).isEqualTo("2026-01-01");
    assertThat(second.body().at("/gaps/0/to").asText()).isEqualTo("2026-12-31");
    assertThat(overlap.status()).isEqualTo(409);
    assertThat(overlap.detail())
        .isEqualTo(
            "The agreement %s is valid from 2027-01-01 to 2027-12-31 already; its periods must not overlap.",
            code);
    assertThat(longer.status()).isEqualTo(200);
    assertThat(longer.body().path("name").asText()).isEqualTo("Third year, and on");
    assertThat(agreement(code, null, "2027-01-01", null).wrongField()).isEqualTo("name");
    assertThat(agreement(code, "Before", "2024-12-31", "2024-12-30").wrongField())
        .isEqualTo("validTo");
    JsonNode all = get(AGREEMENTS + "?size=100").body();
    assertThat(codes(all)).contains(code).isSorted();
  }

  @Test
  void ofPeriodsThatOverlapOneIsRecordedWhoeverComesAtOnce() throws Exception {
    for (int round = 0; round < 6; round++) {
      String code = unused("A");
      boolean known = round % 2 == 1;
      if (known) {
        agreement(code, "Before", "2025-01-01", "2025-12-31");
      }
      AtomicInteger day = new AtomicInteger();

      List<Integer> answers =
          atOnce(
              4, () -> agreement(code, "Any", "2026-01-0" + day.incrementAndGet(), null).status());

      assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
      assertThat(recorded(code).periods()).hasSize(known ? 2 : 1);
    }
  }

  @Test
  void periodsThatDoNotOverlapAreAllRecordedWhoeverComesAtOnce() throws Exception {
    String code = unused("A");
    AtomicInteger month = new AtomicInteger();

    List<Integer> answers =
        atOnce(
            4,
            () -> {
              String days = "2026-0" + month.incrementAndGet();
              return agreement(code, "Any", days + "-01", days + "-27").status();
            });

    assertThat(answers).containsOnly(201);
    assertThat(recorded(code).periods()).hasSize(4);
    assertThat(recorded(code).gaps()).hasSize(3);
  }

  @Test
  void aCodeThatComesWithAMemberWhileItIsRecordedHasOnePeriod() throws Exception {
    for (int round = 0; round < 6; round++) {
      String code = unused("A");
      String member = aMember();
      AtomicInteger turn = new AtomicInteger();

      atOnce(
          2,
          () -> {
            if (turn.getAndIncrement() == 0) {
              change(member, code);
            } else {
              agreement(code, "Recorded", "2026-01-01", null);
            }
            return code;
          });

      assertThat(recorded(code).periods()).hasSize(1);
      assertThat(periods(member)).containsExactly(code + " 2026-10-31 null");
    }
  }

  @Test
  void overlapsOfAMembersPeriodsAreRefused() {
    agreement("DOUBLE", "Twice the points", "2000-01-01", null);
    String member = aMember();

    ApiAnswer refused =
        assign(
            member,
            """
            [{"code": "DOUBLE", "validFrom": "2026-10-01"},
             {"code": "DOUBLE", "validFrom": "2026-12-01"}]""");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.wrongField()).isEqualTo("periods");
    assertThat(refused.detail())
        .isEqualTo(
            "The period of DOUBLE from 2026-12-01 on overlaps that of DOUBLE from 2026-10-01 on; a member has one agreement at a time.");
    assertThat(assign(member, "[{\"validFrom\": \"2026-10-01\"}]").status()).isEqualTo(400);
    assertThat(assign(member, "[null]").status()).isEqualTo(400);
    assertThat(put("/api/members/" + member + "/agreements", "{}").status()).isEqualTo(400);
    assertThat(assign(unused("M"), "[]").status()).isEqualTo(404);
    members.close(member);
    assertThat(assign(member, "[]").status()).isEqualTo(409);
  }

  @Test
  void theProfileStillSaysWhichAgreementAMemberHas() {
    String first = unused("A");
    String second = unused("A");
    String member = unused("M");
    upload(
        "/api/imports/members",
        """
        member_number,full_name,email,phone,birth_date,enrolled_on,account_type,agreement
        %s,Ada,,,,2026-02-01,,%s
        """
            .formatted(member, first));
    assertThat(periods(member)).containsExactly(first + " 2026-02-01 null");
    assertThat(agreementOn(member, "2026-02-01")).isEqualTo(first);

    change(member, second);
    change(member, second);
    assertThat(periods(member))
        .containsExactly(first + " 2026-02-01 2026-10-30", second + " 2026-10-31 null");
    assertThat(get("/api/members/" + member).body().path("agreement").asText()).isEqualTo(second);

    change(member, first);
    assertThat(periods(member))
        .containsExactly(first + " 2026-02-01 2026-10-30", first + " 2026-10-31 null");

    change(member, null);
    assertThat(periods(member)).containsExactly(first + " 2026-02-01 2026-10-30");
    assertThat(get("/api/members/" + member).body().path("agreement").asText(null))
        .isIn(null, "null");
    assertThat(codes(get(AGREEMENTS + "?size=100").body())).contains(first, second);
  }

  @Test
  void whoIsForgottenTakesAlongACodeThatNobodyElseHas() {
    String own = unused("A");
    String shared = unused("A");
    String member = aMember();
    String other = aMember();
    change(member, own);
    change(other, shared);
    String periods =
        """
        [{"code": "%s", "validFrom": "2026-01-01", "validTo": "2026-01-31"},
         {"code": "%s", "validFrom": "2026-10-31"}]"""
            .formatted(shared, own);
    assertThat(assign(member, periods).status()).isEqualTo(200);

    unitOfWork.executeWithoutResult(status -> agreements.forget(member));

    assertThat(periods(member)).isEmpty();
    assertThat(periods(other)).containsExactly(shared + " 2026-10-31 null");
    assertThat(codes(get(AGREEMENTS + "?size=100").body())).contains(shared).doesNotContain(own);
  }

  private ApiAnswer agreement(String code, String name, String from, String to) {
    return post(AGREEMENTS, body("code", code, "name", name, "validFrom", from, "validTo", to));
  }

  private AgreementView recorded(String code) {
    return registry.agreements(PageRequest.of(0, 10_000)).items().stream()
        .filter(agreement -> agreement.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private ApiAnswer assign(String member, String periods) {
    return put("/api/members/" + member + "/agreements", "{\"periods\": %s}".formatted(periods));
  }

  private void change(String member, String agreement) {
    assertThat(
            put("/api/members/" + member, body("fullName", "Ada", "agreement", agreement)).status())
        .isEqualTo(200);
  }

  private List<String> periods(String member) {
    JsonNode periods = get("/api/members/" + member + "/agreements").body().path("periods");
    return StreamSupport.stream(periods.spliterator(), false)
        .map(
            period ->
                "%s %s %s"
                    .formatted(
                        period.path("code").asText(),
                        period.path("validFrom").asText(),
                        period.path("validTo").isMissingNode()
                            ? "null"
                            : period.path("validTo").asText()))
        .toList();
  }

  private static List<String> codes(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false)
        .map(item -> item.path("code").asText())
        .collect(Collectors.toList());
  }

  private String agreementOn(String member, String day) {
    return profiles.retrieveCustomerProfile(member, LocalDate.parse(day)).orElseThrow().agreement();
  }

  private void purchase(String member, String at) {
    assertThat(
            post(
                    "/api/transactions",
                    body(
                        "transactionId",
                        unused("T"),
                        "memberNumber",
                        member,
                        "kind",
                        "PURCHASE",
                        "amount",
                        new BigDecimal("100.00"),
                        "currency",
                        "USD",
                        "occurredAt",
                        at))
                .status())
        .isEqualTo(201);
  }

  private void upgrade(String member) {
    String instance = unused("upgrade");
    unitOfWork.executeWithoutResult(
        status -> {
          earning.readAhead(List.of(member), LocalDate.parse(TODAY));
          earning.calculateLoyaltyPointsEarned(member, LocalDate.parse(TODAY), instance);
          earning.updateCustomerPointsBalance(member, LocalDate.parse(TODAY), instance);
        });
  }
}
