package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.points.CustomerProfileService;
import io.tierflow.testsupport.http.ApiAnswer;
import io.tierflow.testsupport.http.ApiTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An id is the same id on every database. MySQL's utf8mb4_bin compares by code points, as H2 does,
 * but takes no notice of spaces at the end, which H2 does: so no id has any, wherever it enters.
 * Case and accents tell ids apart on both.
 *
 * <p>Checked beside the redemption of the example: ids of transactions and of the purchases they
 * refund, of adjustments and of vouchers' redemptions; member numbers in bodies, files, addresses
 * and the flow's variables; ids of runs, upgrades, messages, keys and devices in addresses.
 */
abstract class IdRuleTest extends ApiTest {

  @Autowired private MemberService members;
  @Autowired private CustomerProfileService profiles;

  @ParameterizedTest
  @ValueSource(strings = {"%s ", " %s", "%s\u00A0", "%s\u3000", "%s\t", "%s\u200B", "%sé", "a %s"})
  void anIdWithBlanksOrOtherThanAsciiIsRefusedInBodiesAndFiles(String form) {
    String member = aMember();
    String id = form.formatted(unused("T"));

    ApiAnswer transaction = post("/api/transactions", purchase(id, member));
    ApiAnswer refund =
        post(
            "/api/transactions",
            changed(purchase(unused("R"), member).replace("PURCHASE", "REFUND"), "refundOf", id));
    ApiAnswer ofMember = post("/api/transactions", purchase(unused("T"), form.formatted(member)));
    ApiAnswer adjustment =
        post(
            "/api/members/" + member + "/adjustments",
            body("adjustmentId", id, "points", 5, "reason", "Because."));

    assertThat(List.of(transaction, refund, ofMember, adjustment))
        .extracting(ApiAnswer::status)
        .containsOnly(400);
    assertThat(List.of(transaction, refund, ofMember, adjustment))
        .extracting(ApiAnswer::wrongField)
        .containsExactly("transactionId", "refundOf", "memberNumber", "adjustmentId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.00201E+17", "1E+17", "1,00201E+17"})
  void whatASpreadsheetMakesOfALongNumberIsNoId(String id) {
    ApiAnswer answer = post("/api/transactions", purchase(id, aMember()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.wrongField()).isEqualTo("transactionId");
    assertThat(answer.detail()).contains("what a spreadsheet makes of a long number");
  }

  @Test
  void idsThatDifferInCaseAreTwo() {
    String member = aMember();
    String id = unused("T").toUpperCase(Locale.ROOT);

    assertThat(post("/api/transactions", purchase(id, member)).status()).isEqualTo(201);
    assertThat(post("/api/transactions", purchase(id.toLowerCase(Locale.ROOT), member)).status())
        .isEqualTo(201);
    String other = member.toLowerCase(Locale.ROOT);
    assertThat(get("/api/members/" + other).status()).isEqualTo(404);
    assertThat(post("/api/members", body("memberNumber", other, "fullName", "Eve")).status())
        .isEqualTo(201);
    assertThat(get("/api/members/" + member).body().path("fullName").asText()).isEqualTo("Ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "%C2%A0", "%E2%80%8B", "%09"})
  void aMemberIsNotFoundUnderANumberWithABlank(String blank) {
    String member = aMember();
    String address = "/api/members/" + member + blank;

    assertThat(get(address).status()).isEqualTo(404);
    assertThat(get(address + "/ledger").status()).isEqualTo(404);
    assertThat(get(address + "/transactions").status()).isEqualTo(404);
    assertThat(post(address + "/closure", "").status()).isEqualTo(404);
    assertThat(put(address, body("fullName", "Eve")).status()).isEqualTo(404);
    assertThat(get("/api/members/" + member).body().path("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void theFlowFindsNobodyUnderANumberWithABlank() {
    String member = aMember();

    assertThat(members.find(member + " ")).isEmpty();
    assertThat(members.find(member)).isPresent();
    assertThat(profiles.retrieveCustomerProfile(member + " ", LocalDate.parse(TODAY))).isEmpty();
    assertThat(profiles.retrieveCustomerProfile(member, LocalDate.parse(TODAY))).isPresent();
  }

  private String purchase(String id, String member) {
    return body(
        "transactionId",
        id,
        "memberNumber",
        member,
        "kind",
        "PURCHASE",
        "amount",
        new BigDecimal("1.00"),
        "currency",
        "USD",
        "occurredAt",
        "2026-10-30T12:00:00Z");
  }
}
