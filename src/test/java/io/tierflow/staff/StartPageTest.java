package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What each group finds when it comes in. */
@HttpTest
@Import(TestProgramme.class)
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=start-page")
class StartPageTest {

  private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Autowired private TestCaller caller;
  @Autowired private TestProgramme programme;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TaskService tasks;
  @Autowired private RuntimeService instances;
  @Autowired private ManagementService jobs;
  @Autowired private FilterService filters;
  @Autowired private IdentityService identities;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations inTransaction;

  private String instance;

  @BeforeEach
  void letAReviewWait() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", YESTERDAY);
    instance = upgrades.run(member, YESTERDAY);
  }

  @Test
  void aManagerFindsTheOpenReviewsAndTheWayToThem() {
    Task review = programme.task(instance, "AssignLoyaltyManagerReview");
    long before = open(home(Groups.LOYALTY_MANAGERS), "Upgrades to review");
    review.setDueDate(new Date(0));
    tasks.saveTask(review);

    String page = home(Groups.LOYALTY_MANAGERS);

    assertThat(before).isEqualTo(reviews());
    assertThat(page)
        .contains("1 overdue", "/camunda/app/tasklist/default/#/?filter=" + filter().getId())
        .contains("Lowerings to review", "Adjustments to approve", "Tier grants to approve")
        .doesNotContain("Gifts to dispatch");
    assertThat(open(page, "Tier grants to approve")).isZero();

    approve();
    assertThat(open(home(Groups.LOYALTY_MANAGERS), "Upgrades to review")).isEqualTo(before - 1);
  }

  @Test
  void theWarehouseFindsItsGiftsAndNothingElse() {
    approve();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> programme.task(instance, "VerifyPhysicalGiftDispatch") != null);

    String page = home(Groups.WAREHOUSE);

    assertThat(open(page, "Gifts to dispatch")).isPositive();
    assertThat(page)
        .doesNotContain("Upgrades to review", "Find a member", "id=\"run\"", "id=\"outbox\"");
    assertThat(page).doesNotContain("id=\"failures\"", "id=\"programme\"");
  }

  @ParameterizedTest
  @CsvSource({
    "admin, outbox failures run day tasks, ''",
    "process-owners, failures run day tasks, outbox",
    "loyalty-managers, run day tasks, outbox failures",
    "warehouse, tasks, outbox failures run day"
  })
  void eachGroupSeesWhatItMayOpen(String user, String shown, String hidden) {
    String page = home(user);

    for (String part : shown.split(" ")) {
      assertThat(page).as(user).contains("id=\"%s\"".formatted(part));
    }
    for (String part : hidden.isEmpty() ? new String[0] : hidden.split(" ")) {
      assertThat(page).as(user).doesNotContain("id=\"%s\"".formatted(part));
    }
  }

  @Test
  void whatHasFailedIsCountedForWhoMayMendIt() {
    Job reminder = jobs.createJobQuery().processInstanceId(instance).listPage(0, 1).get(0);
    jobs.setJobRetries(reminder.getId(), 0);
    long incidents = instances.createIncidentQuery().count();

    assertThat(home(Groups.PROCESS_OWNERS))
        .contains("<span>%d</span>".formatted(incidents), "href=\"/camunda/app/cockpit/default/#/");
    jobs.setJobRetries(reminder.getId(), 3);
    assertThat(home(Groups.PROCESS_OWNERS)).contains("Nothing has failed.");
  }

  @Test
  void failedAndWaitingMessagesAreCountedForAdmins() {
    List<String> messages =
        database
            .sql("select message_id from message order by message_id")
            .query(String.class)
            .list();
    change("update message set state = 'SENT'");
    change(
        "update message set state = 'FAILED' where message_id = '%s'".formatted(messages.get(0)));

    assertThat(home("admin")).containsPattern("<span>1</span> <span class=\"tile-unit\">failed");
    change("update message set state = 'SENT'");
    assertThat(home("admin")).contains("No message is waiting.");
  }

  @Test
  void peopleAreCalledByTheirNames() {
    User user = identities.createUserQuery().userId(Groups.WAREHOUSE).singleResult();
    user.setFirstName("Wanda");
    user.setLastName("<b>Ware</b>");
    identities.saveUser(user);
    try {
      assertThat(home(Groups.WAREHOUSE)).contains("Hello, <strong>Wanda &lt;b&gt;Ware&lt;/b&gt;");
    } finally {
      user.setFirstName(null);
      user.setLastName(null);
      identities.saveUser(user);
    }
    assertThat(home(Groups.WAREHOUSE)).contains("Hello, <strong>warehouse</strong>");
  }

  @Test
  void aListThatCannotBeCountedHidesNoOther() {
    Filter broken = filters.newTaskFilter("Broken");
    broken.setQuery(tasks.createTaskQuery().taskAssigneeExpression("${nobody.knows()}"));
    String id = filters.saveFilter(broken).getId();
    try {
      assertThat(home("admin"))
          .contains("This list can’t be counted.", "Upgrades to review", "Gifts to dispatch");
    } finally {
      filters.deleteFilter(id);
    }
  }

  @Test
  void whoMayStartWhatHasNeverRunIsToldSo() {
    assertThat(home(Groups.PROCESS_OWNERS))
        .contains("No month has run yet. Start the first one here.")
        .contains("No list of tasks is shared with you.");
    assertThat(home(Groups.LOYALTY_MANAGERS)).contains("No month has run yet.<");
  }

  private void approve() {
    String review = programme.task(instance, "AssignLoyaltyManagerReview").getId();
    int status =
        caller
            .send(
                caller.as(
                    Groups.LOYALTY_MANAGERS,
                    "POST",
                    "/engine-rest/task/" + review + "/complete",
                    "{\"variables\": {\"reviewOutcome\": {\"value\": \"APPROVED\"}}}"))
            .statusCode();
    assertThat(status).isEqualTo(204);
  }

  private long reviews() {
    return tasks.createTaskQuery().taskDefinitionKey("AssignLoyaltyManagerReview").count();
  }

  private Filter filter() {
    return filters.createTaskFilterQuery().filterName("Upgrades to review").singleResult();
  }

  private void change(String update) {
    inTransaction.executeWithoutResult(status -> database.sql(update).update());
  }

  private String home(String user) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    return visitor.get("/").body();
  }

  /** How many tasks a list says are open. */
  private static long open(String page, String list) {
    String tile = page.substring(page.indexOf(">" + list + "<"));
    String figure = tile.substring(tile.indexOf("<span>") + "<span>".length());
    return Long.parseLong(figure.substring(0, figure.indexOf('<')));
  }
}
