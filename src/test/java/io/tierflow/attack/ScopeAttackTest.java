package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Points out of nothing and codes of others. What was tried: to enrol with a tier or points as key
 * without the scope, as manager and as client, one by one and by a file; to read codes as owner,
 * manager, admin and key, in the list and as answer to a redemption.
 */
@AttackTest
class ScopeAttackTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RICH = ", \"tier\": \"VIP\", \"openingPoints\": 1000000000";
  private static final String CSV =
      "member_number,full_name,email,phone,birth_date,enrolled_on,account_type,tier,opening_points\n";

  @Autowired private Attacker attacker;

  private final String member = "scope-" + UUID.randomUUID();

  @Test
  void aKeyThatEnrolsMakesNoRichMembers() {
    String key = key("members:write", "members:read");

    AttackAnswer refused = keyed(key, "POST", "/api/members", newcomer(RICH));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.isProblem()).isTrue();
    assertThat(refused.body()).contains("members:opening");
    JsonNode entry = audited("CALL_REFUSED");
    assertThat(entry.path("actor").asText()).startsWith("key:");
    assertThat(entry.path("detail").asText()).contains("VIP", "+1000000000 points");
    assertThat(entry.path("address").asText()).isEqualTo(Attacker.USUAL);
    assertThat(keyed(key, "GET", "/api/members/" + member, null).status()).isEqualTo(404);
    assertThat(keyed(key, "POST", "/api/members", newcomer("")).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"tier\": \"SILVER\"",
        ", \"openingPoints\": 1",
        ", \"tier\": \"VIP\", \"openingPoints\": 5"
      })
  void neitherDoManagersAndClients(String opening) {
    assertThat(enrol(Insiders.MANAGER, opening).status()).isEqualTo(403);
    assertThat(enrol(Insiders.MACHINE, opening).status()).isEqualTo(403);
  }

  @Test
  void withTheScopeTheAuditTellsTierAndPoints() {
    String key = key("members:write", "members:opening");

    assertThat(keyed(key, "POST", "/api/members", newcomer(RICH)).status()).isEqualTo(201);

    assertThat(audited("MEMBER_ENROLLED").path("detail").asText())
        .contains("VIP", "+1000000000 points");
    assertThat(audited("MEMBER_ENROLLED").path("actor").asText()).startsWith("key:");
  }

  @Test
  void aFileMakesNoRichMembersEither() {
    String file = CSV + member + ",Rich Member,,,,2026-01-01,INDIVIDUAL,VIP,1000000000\n";
    AttackAnswer refused = imported(key("imports:write"), file);

    assertThat(refused.body()).contains("\"accepted\":0", "members:opening");

    assertThat(imported(key("imports:write", "members:opening"), file).body())
        .contains("\"accepted\":1");
    assertThat(audited("MEMBER_ENROLLED").path("detail").asText()).contains("1000000000 points");
  }

  @Test
  void codesAreCoveredForAllButAScope() {
    String key = key("members:write", "members:opening", "redemptions:write", "vouchers:read");
    keyed(key, "POST", "/api/members", newcomer(", \"openingPoints\": 5000"));
    String code =
        json(keyed(key, "POST", redemptions(), redemption("1"))).path("voucherCode").asText();
    assertThat(code).hasSize(19).doesNotContain("•");

    AttackAnswer bought = attacker.json(Insiders.MANAGER, "POST", redemptions(), redemption("2"));
    assertThat(json(bought).path("voucherCode").asText()).startsWith("••••-");
    for (String user : new String[] {Insiders.OWNER, Insiders.MANAGER, Insiders.ADMIN}) {
      assertThat(attacker.get(user, vouchers()).body()).doesNotContain(code).contains("••••-");
    }
    assertThat(keyed(key, "GET", vouchers(), null).body()).doesNotContain(code).contains("••••-");
    String reader = key("vouchers:read", "vouchers:codes");
    assertThat(keyed(reader, "GET", vouchers(), null).body()).contains(code);

    JsonNode look = audited("VOUCHER_CODES_VIEWED");
    assertThat(look.path("actor").asText()).startsWith("key:");
    assertThat(look.path("detail").asText()).isNotBlank().doesNotContain(code);
    assertThat(look.path("address").asText()).isEqualTo(Attacker.USUAL);
  }

  @Test
  void theScopeOfCodesAloneOpensNothing() {
    assertThat(keyed(key("vouchers:codes"), "GET", vouchers(), null).status()).isEqualTo(403);
    assertThat(keyed(key("members:opening"), "POST", "/api/members", newcomer("")).status())
        .isEqualTo(403);
  }

  private AttackAnswer enrol(String user, String opening) {
    return attacker.json(user, "POST", "/api/members", newcomer(opening));
  }

  private String newcomer(String opening) {
    return "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\"%s}".formatted(member, opening);
  }

  private String redemptions() {
    return "/api/members/" + member + "/redemptions";
  }

  private String vouchers() {
    return "/api/members/" + member + "/vouchers";
  }

  private String redemption(String id) {
    return "{\"redemptionId\": \"%s-%s\", \"points\": 1000}".formatted(member, id);
  }

  private String key(String... scopes) {
    String body =
        "{\"name\": \"Attack\", \"scopes\": [\"%s\"]}".formatted(String.join("\", \"", scopes));
    return json(attacker.json(Insiders.ADMIN, "POST", "/api/api-keys", body))
        .path("token")
        .asText();
  }

  private AttackAnswer keyed(String key, String method, String path, String body) {
    return attacker.from(
        Attacker.USUAL,
        method,
        path,
        "Authorization: Bearer " + key + "\r\nContent-Type: application/json\r\n",
        body);
  }

  private AttackAnswer imported(String key, String file) {
    return attacker.from(
        Attacker.USUAL,
        "POST",
        "/api/imports/members",
        "Authorization: Bearer " + key + "\r\nContent-Type: text/csv\r\n",
        file);
  }

  /** Entries are shown once they are sealed, about a second later. */
  private JsonNode audited(String action) {
    String query = "/api/audit?subject=%s&action=%s".formatted(member, action);
    return await()
        .until(
            () -> json(attacker.get(Insiders.ADMIN, query)).path("lines"),
            lines -> !lines.isEmpty())
        .get(0);
  }

  private static JsonNode json(AttackAnswer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(answer.body(), unreadable);
    }
  }
}
