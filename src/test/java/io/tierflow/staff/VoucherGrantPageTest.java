package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Vouchers are granted over HTTP, and on a page that staff reach from the member's. */
@HttpTest
class VoucherGrantPageTest {

  private final String member = "V-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/vouchers";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void enrol() {
    actions = new StaffActions(caller, database, transaction, member).enrol("");
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void aVoucherIsGrantedOnceAndTheMemberCanUseIt() {
    assertThat(actions.page(manager)).contains(page, "Grant a voucher");
    StaffForm form = form("15.50", "30", "<b>Sorry</b>.");

    assertThat(StaffVisitor.location(form.send())).endsWith("/members/" + member);
    assertThat(actions.page(manager))
        .contains("The voucher is granted", "&lt;b&gt;Sorry&lt;/b&gt;.")
        .doesNotContain("<b>Sorry");
    form.send();

    assertThat(vouchers()).containsExactly("STAFF_GRANT 15.50 ISSUED");
    assertThat(
            actions.texts(
                "select cast(datediff(day, issued_on, expires_on) as varchar) from voucher where"
                    + " member_number = ?"))
        .containsExactly("30");
    assertThat(actions.audit()).containsOnlyOnce("VOUCHER_GRANTED " + Groups.LOYALTY_MANAGERS);
    String code = actions.texts("select code from voucher where member_number = ?").get(0);
    HttpResponse<String> redeemed =
        caller.send(
            caller.as(
                "admin",
                "POST",
                "/api/voucher-redemptions",
                "{\"redemptionId\": \"r-%s\", \"code\": \"%s\"}".formatted(member, code)));
    assertThat(redeemed.statusCode()).isEqualTo(200);
  }

  @Test
  void overTheApiTheSameIdGivesTheFirstResult() {
    String body = body("10.00");

    HttpResponse<String> first = actions.api("POST", "/vouchers", body);
    HttpResponse<String> again = actions.api("POST", "/vouchers", body);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(actions.api("POST", "/vouchers", body("11.00")).statusCode()).isEqualTo(409);
    assertThat(vouchers()).hasSize(1);
  }

  @Test
  void aValueAboveTheLimitIsRefusedAndSoIsWhatCannotBe() {
    assertRefused(409, "more than one person may grant", "100.01", "30");
    assertRefused(400, "The value can’t be read", "much", "30");
    assertRefused(400, "at most two decimals", "1.001", "30");
    assertRefused(400, "between 1 and 9999", "10", "0");
    assertThat(vouchers()).isEmpty();

    assertThat(form("100.00", "30", "At the limit.").send().statusCode()).isEqualTo(302);
    assertThat(vouchers()).containsExactly("STAFF_GRANT 100.00 ISSUED");
  }

  @Test
  void aMembershipThatHasEndedGetsNone() {
    StaffForm form = form("10", "30", "Too late.");
    actions.api("POST", "/closure", null);

    HttpResponse<String> refused = form.send();

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("has ended");
    assertThat(vouchers()).isEmpty();
  }

  @Test
  void anErasureTakesTheReasonAndTheExportHasIt() {
    form("10", "30", "For Mrs Lovelace.").send();
    assertThat(actions.api("GET", "/export", null).body())
        .contains("\"voucherGrants\":", "For Mrs Lovelace.");

    actions.api("POST", "/erasure", "{\"reason\": \"REQUESTED\"}");

    assertThat(actions.texts("select reason from voucher where member_number = ?"))
        .containsExactly("Granted by staff.");
    assertThat(actions.texts("select reason from voucher_grant where member_number = ?"))
        .containsExactly("Granted by staff.");
  }

  @Test
  void whoMayNotGrantOverTheApiMayNotHere() {
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(actions.page(owner)).doesNotContain("/vouchers\"");
    assertThat(owner.get(page).statusCode()).isEqualTo(403);
    assertThat(form("10", "30", "Forged.").without("_csrf").send().statusCode()).isEqualTo(403);
    assertThat(vouchers()).isEmpty();
  }

  private StaffForm form(String value, String days, String reason) {
    return StaffForm.on(manager, page)
        .with("value", value)
        .with("validityDays", days)
        .with("reason", reason);
  }

  private void assertRefused(int status, String sentence, String value, String days) {
    HttpResponse<String> refused = form(value, days, "Sorry.").send();

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(refused.body())
        .containsPattern("role=\"alert\"[^>]*>[^<]*" + sentence)
        .containsPattern("name=\"value\"[^>]* value=\"" + value + "\"")
        .contains("value=\"Sorry.\"");
  }

  private String body(String value) {
    return """
        {"grantId": "sorry-%s", "value": %s, "validityDays": 30, "reason": "Sorry."}"""
        .formatted(member, value);
  }

  private List<String> vouchers() {
    return actions.texts(
        """
        select concat(origin, ' ', amount, ' ', state) from voucher
        where member_number = ? order by created_at""");
  }
}
