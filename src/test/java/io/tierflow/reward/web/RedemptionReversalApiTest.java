package io.tierflow.reward.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A redemption is reversed over HTTP, and on a page that asks first. */
@HttpTest
class RedemptionReversalApiTest {

  private static final String REASON = "{\"reason\": \"Bought by mistake.\"}";

  private final String member = "R-" + UUID.randomUUID();
  private final String redemption = "red-" + UUID.randomUUID();

  @Autowired private TestCaller caller;
  @Autowired private ObjectMapper json;
  @Autowired private JdbcClient database;

  private String key;
  private JsonNode bought;

  @BeforeEach
  void buyAVoucher() {
    key = caller.key("members:write", "members:opening", "redemptions:write", "ledger:read");
    keyed(
        "/api/members",
        "{\"memberNumber\": \"%s\", \"fullName\": \"Ada\", \"openingPoints\": 1000}"
            .formatted(member));
    bought =
        read(
            keyed(
                "/api/members/" + member + "/redemptions",
                "{\"redemptionId\": \"%s\", \"points\": 250}".formatted(redemption)));
  }

  @Test
  void aKeyReversesOnceAndTheHistoryTellsWhy() {
    HttpResponse<String> first = keyed(reversal(), REASON);
    HttpResponse<String> again = keyed(reversal(), "{\"reason\": \"Again.\"}");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    JsonNode reversed = read(first);
    assertThat(reversed.path("points").asLong()).isEqualTo(250);
    assertThat(reversed.path("voucherId").asText()).isEqualTo(bought.path("voucherId").asText());
    assertThat(reversed.path("reversedBy").asText()).startsWith("key:");
    JsonNode entry =
        read(caller.send(caller.with(key, "GET", "/api/members/" + member + "/ledger", null)))
            .path("items")
            .path(0);
    assertThat(entry.path("type").asText()).isEqualTo("RETURN");
    assertThat(entry.path("points").asLong()).isEqualTo(250);
    assertThat(entry.path("reason").asText()).isEqualTo("Bought by mistake.");
    assertThat(
            database
                .sql("select detail from audit_entry where subject = ? and action = ?")
                .params(member, "REDEMPTION_REVERSED")
                .query(String.class)
                .list())
        .containsExactly("250 points, redemption %s.".formatted(redemption));
  }

  @Test
  void aUsedVoucherIsAConflict() {
    keyed(
        "/api/voucher-redemptions",
        "{\"redemptionId\": \"%s\", \"code\": \"%s\"}"
            .formatted("use-" + redemption, bought.path("voucherCode").asText()));

    HttpResponse<String> refused = keyed(reversal(), REASON);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(read(refused).path("detail").asText())
        .isEqualTo("The voucher has been used, so the redemption can't be reversed.");
  }

  @Test
  void whatIsUnknownOrWithoutAReasonIsRefused() {
    String unknown = "/api/members/%s/redemptions/unknown/reversal".formatted(member);

    assertThat(keyed(unknown, REASON).statusCode()).isEqualTo(404);
    assertThat(keyed("/api/members/nobody/redemptions/x/reversal", REASON).statusCode())
        .isEqualTo(404);
    assertThat(keyed(reversal(), "{\"reason\": \" \"}").statusCode()).isEqualTo(400);
    assertThat(keyed(reversal(), "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void aManagerIsAskedBeforeAnythingHappens() {
    StaffVisitor manager = signedIn(Groups.LOYALTY_MANAGERS);
    String page = "/members/%s/redemptions/%s/reversal".formatted(member, redemption);
    assertThat(manager.get("/members/" + member).body()).contains(page);

    assertThat(manager.get(page).body())
        .contains("250 points come back", "Reverse the redemption", "It can’t be undone.")
        .doesNotContain(bought.path("voucherCode").asText());
    assertThat(state()).isEqualTo("ISSUED");
    String form = "_csrf=" + manager.token(page);
    assertThat(manager.post(page, form + "&reason=+").statusCode()).isEqualTo(400);
    HttpResponse<String> done = manager.post(page, form + "&reason=Bought+by+mistake.");

    assertThat(StaffVisitor.location(done)).endsWith("/members/" + member);
    assertThat(state()).isEqualTo("CANCELLED");
    assertThat(manager.get("/members/" + member).body())
        .contains("The redemption is reversed", "Bought by mistake.", ">Return<")
        .doesNotContain(page);
    HttpResponse<String> late = manager.get(page);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("This redemption has already been reversed.");
  }

  @Test
  void whoMayNotReverseSeesNoLinkToIt() {
    StaffVisitor owner = signedIn(Groups.PROCESS_OWNERS);

    assertThat(owner.get("/members/" + member).body())
        .contains("Bought with 250 points.")
        .doesNotContain(redemption + "/reversal");
  }

  private StaffVisitor signedIn(String group) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(group, TestCaller.PASSWORD);
    return visitor;
  }

  private String reversal() {
    return "/api/members/%s/redemptions/%s/reversal".formatted(member, redemption);
  }

  private String state() {
    return database
        .sql("select state from voucher where voucher_id = ?")
        .param(bought.path("voucherId").asText())
        .query(String.class)
        .single();
  }

  private HttpResponse<String> keyed(String path, String body) {
    return caller.send(caller.with(key, "POST", path, body));
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (IOException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
