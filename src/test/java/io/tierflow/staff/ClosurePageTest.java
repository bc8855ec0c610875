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

/** Memberships are closed on a page that says what ends with them. */
@HttpTest
class ClosurePageTest {

  private final String member = "C-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/closure";

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;

  private StaffActions actions;
  private StaffVisitor manager;

  @BeforeEach
  void enrol() {
    actions =
        new StaffActions(caller, database, transaction, member).enrol(", \"openingPoints\": 300");
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void thePageSaysWhatEndsAndWhatStays() {
    actions.api(
        "POST",
        "/vouchers",
        """
        {"grantId": "%s", "value": 10, "validityDays": 30, "reason": "Sorry."}"""
            .formatted(member));
    actions.api(
        "POST",
        "/adjustments",
        "{\"adjustmentId\": \"%s\", \"points\": 20000, \"reason\": \"Lost.\"}".formatted(member));
    assertThat(actions.page(manager)).contains(page, "Close the membership");

    assertThat(manager.get(page).body())
        .contains("The tier REGULAR and its benefits end.")
        .contains("300 points can’t be spent any more.")
        .contains("1 adjustment of points waiting for approval: withdrawn.")
        .contains("1 voucher can still be used")
        .doesNotContain("open review", "gift");
  }

  @Test
  void itIsClosedOnceAndTheReasonIsANote() {
    StaffForm form =
        StaffForm.on(manager, page).with("reason", "Moved <b>away</b>.").with("meant", "true");

    assertThat(StaffVisitor.location(form.send())).endsWith("/members/" + member);
    assertThat(actions.page(manager))
        .contains("The membership is closed.", "Closed: Moved &lt;b&gt;away&lt;/b&gt;.")
        .doesNotContain("Adjust points");
    assertThat(StaffVisitor.location(form.send())).endsWith("/members/" + member);

    assertThat(status()).containsExactly("CLOSED");
    assertThat(actions.rows("select note_id from member_note where member_number = ?")).hasSize(1);
    assertThat(actions.audit()).containsOnlyOnce("MEMBER_CLOSED " + Groups.LOYALTY_MANAGERS);
    assertThat(manager.get(page).statusCode()).isEqualTo(409);
  }

  @Test
  void withoutAReasonOrATickNothingIsClosed() {
    HttpResponse<String> unticked =
        StaffForm.on(manager, page).with("reason", "Moved away.").send();
    HttpResponse<String> unexplained =
        StaffForm.on(manager, page).with("reason", " ").with("meant", "true").send();

    assertThat(unticked.statusCode()).isEqualTo(400);
    assertThat(unticked.body())
        .contains("role=\"alert\"", "Tick that", "value=\"Moved away.\"", "300 points can’t");
    assertThat(unexplained.statusCode()).isEqualTo(400);
    assertThat(unexplained.body()).containsPattern("name=\"meant\"[^>]*checked");
    assertThat(status()).containsExactly("ACTIVE");
  }

  @Test
  void whoMayNotCloseOverTheApiMayNotHere() {
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(actions.page(owner)).doesNotContain("/closure");
    assertThat(owner.get(page).statusCode()).isEqualTo(403);
    assertThat(
            StaffForm.on(manager, page)
                .with("reason", "Forged.")
                .with("meant", "true")
                .without("_csrf")
                .send()
                .statusCode())
        .isEqualTo(403);
    assertThat(status()).containsExactly("ACTIVE");
  }

  private List<String> status() {
    return actions.texts("select status from member where member_number = ?");
  }
}
