package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.insight.owed.CohortMonthService;
import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffActions;
import io.tierflow.testsupport.http.StaffForm;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A manager sets a redemption rate for the points of a month, is corrected, and undoes it. */
@HttpTest
class RedemptionRatePageTest {

  private final String member = "R-" + UUID.randomUUID();

  @Autowired private TestCaller caller;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private CohortMonthService cohorts;

  private StaffActions actions;
  private StaffVisitor manager;
  private String cohort;
  private String page;

  @BeforeEach
  void issuePoints() {
    actions = new StaffActions(caller, database, transaction, member).enrol("");
    assertThat(
            actions
                .api(
                    "POST",
                    "/adjustments",
                    "{\"adjustmentId\": \"a-%s\", \"points\": 50, \"reason\": \"Welcome.\"}"
                        .formatted(member))
                .statusCode())
        .isLessThan(300);
    cohort =
        YearMonth.from(
                database
                    .sql("select max(effective_on) from ledger_entry where member_number = ?")
                    .param(member)
                    .query(LocalDate.class)
                    .single())
            .toString();
    page = "/liability/rates/" + cohort;
    transaction.executeWithoutResult(
        any -> database.sql("update figure_refresh set refreshed_at = null").update());
    cohorts.refresh();
    manager = actions.signedIn(Groups.LOYALTY_MANAGERS);
  }

  @AfterEach
  void forgetTheRates() {
    actions.write("delete from redemption_rate where cohort = ?", cohort);
  }

  @Test
  void aRateIsSetOnceShownOnTheStatementAndUndone() {
    StaffForm form = form().with("rate", "62.5");

    assertThat(StaffVisitor.location(form.send())).endsWith(page);
    form.send();

    assertThat(manager.get(page).body())
        .contains("62.5% counts from", "New rewards.", Groups.LOYALTY_MANAGERS)
        .containsOnlyOnce("Undo</button>");
    assertThat(manager.get("/liability?month=" + cohort).body()).contains("62.5%", "set, estimate");
    assertThat(rates()).isEqualTo(1);
    assertThat(audit()).contains("REDEMPTION_RATE_SET " + Groups.LOYALTY_MANAGERS);

    HttpResponse<String> undone =
        StaffForm.on(manager, page).to(page + "/withdrawal").with("revision", "1").send();

    assertThat(StaffVisitor.location(undone)).endsWith(page);
    assertThat(manager.get(page).body())
        .contains("The estimate counts", "Undone by " + Groups.LOYALTY_MANAGERS)
        .doesNotContain("Undo</button>");
    assertThat(audit()).contains("REDEMPTION_RATE_WITHDRAWN " + Groups.LOYALTY_MANAGERS);
  }

  @Test
  void whatIsWrongIsSaidAboveTheFormWithWhatWasTyped() {
    StaffForm form = form();

    HttpResponse<String> text = form.with("rate", "most").send();
    assertThat(text.statusCode()).isEqualTo(400);
    assertThat(text.body()).contains("accepted: a decimal number", "value=\"most\"");
    HttpResponse<String> high = form.with("rate", "101").send();
    assertThat(high.statusCode()).isEqualTo(400);
    assertThat(high.body()).contains("accepted: 0 to 100 per cent", "value=\"New rewards.\"");
    assertThat(form.with("rate", "50").with("countsFrom", "2099-01").send().body())
        .contains("The rate can&#39;t count from that month on; accepted: " + cohort);
    assertThat(form.with("countsFrom", cohort).with("reason", " ").send().body())
        .contains("The reason is required");
    HttpResponse<String> stale = form.with("reason", "Late.").with("revision", "7").send();
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body()).contains("Somebody has set another rate");
    assertThat(rates()).isZero();
  }

  @Test
  void monthsWithoutPointsAndOtherTextsGetASentence() {
    assertThat(manager.get("/liability/rates/1950-01").statusCode()).isEqualTo(404);
    assertThat(manager.get("/liability/rates/october").statusCode()).isEqualTo(400);
  }

  @Test
  void ownersReadTheStatementAndSetNothing() {
    StaffVisitor owner = actions.signedIn(Groups.PROCESS_OWNERS);

    HttpResponse<String> statement = owner.get("/liability?month=" + cohort);

    assertThat(statement.statusCode()).isEqualTo(200);
    assertThat(statement.body()).doesNotContain("/liability/rates/");
    assertThat(owner.get(page).statusCode()).isEqualTo(403);
  }

  private StaffForm form() {
    return StaffForm.on(manager, page).with("countsFrom", cohort).with("reason", "New rewards.");
  }

  private long rates() {
    return database
        .sql("select count(*) from redemption_rate where cohort = ?")
        .param(cohort)
        .query(Long.class)
        .single();
  }

  private List<String> audit() {
    return database
        .sql("select concat(action, ' ', actor) from audit_entry where subject = ?")
        .param(cohort)
        .query(String.class)
        .list();
  }
}
