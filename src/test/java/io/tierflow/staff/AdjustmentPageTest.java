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

/** Staff correct a balance on a page that they reach from the member's. */
@HttpTest
class AdjustmentPageTest {

  private final String member = "A-" + UUID.randomUUID();
  private final String page = "/members/" + member + "/adjustments";

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
  void aBalanceIsCorrectedOnceAndTheReasonIsShownAsItIs() {
    assertThat(actions.page(manager)).contains(page, "Adjust points");
    StaffForm form =
        StaffForm.on(manager, page).with("points", "250").with("reason", " <b>Goodwill</b> ");

    assertThat(StaffVisitor.location(form.send())).endsWith("/members/" + member);
    assertThat(actions.page(manager))
        .contains("The points are adjusted", "&lt;b&gt;Goodwill&lt;/b&gt;")
        .doesNotContain("<b>Goodwill");
    form.send();

    assertThat(entries()).containsExactly("ADJUST 250 " + Groups.LOYALTY_MANAGERS);
    assertThat(actions.audit()).containsOnlyOnce("POINTS_ADJUSTED " + Groups.LOYALTY_MANAGERS);
  }

  @Test
  void aboveTheLimitItWaitsForAnotherPerson() {
    StaffForm.on(manager, page).with("points", "10001").with("reason", "A lost year.").send();

    assertThat(actions.page(manager))
        .contains("The adjustment waits for the approval of another person")
        .contains("Adjustments that wait for another person", "+10,001", "A lost year.");
    assertThat(entries()).isEmpty();
    assertThat(actions.audit()).contains("APPROVAL_REQUESTED " + Groups.LOYALTY_MANAGERS);
  }

  @Test
  void whatIsWrongIsSaidAboveTheFormWithWhatWasTyped() {
    assertRefused(400, "The number of points can’t be read", "many", "Because.");
    assertRefused(400, "The reason is required", "12", " ");
    assertRefused(400, "but not 0", "0", "Nothing.");
    assertRefused(400, "U\\+202E", "12", "Turned\u202Eround.");
    assertRefused(409, "12", "-12", "More than there is.");
    assertThat(entries()).isEmpty();
  }

  @Test
  void withoutItsTokenNothingIsDone() {
    HttpResponse<String> answer =
        StaffForm.on(manager, page)
            .with("points", "1")
            .with("reason", "Forged.")
            .without("_csrf")
            .send();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(entries()).isEmpty();
  }

  @Test
  void whoMayNotAdjustOverTheApiMayNotHere() {
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    assertThat(actions.page(owner)).doesNotContain("/adjustments");
    assertThat(owner.get(page).statusCode()).isEqualTo(403);
    assertThat(manager.get("/members/nobody/adjustments").statusCode()).isEqualTo(404);
  }

  private void assertRefused(int status, String sentence, String points, String reason) {
    StaffForm form = StaffForm.on(manager, page).with("points", points).with("reason", reason);

    HttpResponse<String> refused = form.send();

    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(refused.body())
        .containsPattern("role=\"alert\"[^>]*>[^<]*" + sentence)
        .containsPattern("name=\"points\"[^>]* value=\"" + points + "\"")
        .contains(" value=\"" + reason + "\"");
  }

  private List<String> entries() {
    return actions.texts(
        """
        select concat(entry_type, ' ', points, ' ', recorded_by) from ledger_entry
        where member_number = ?""");
  }
}
