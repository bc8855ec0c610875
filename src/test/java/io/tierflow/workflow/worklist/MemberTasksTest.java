package io.tierflow.workflow.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What a list of tasks says of each, and the ways between a member's page and the member's task.
 */
@HttpTest
@Import(TestProgramme.class)
@TestPropertySource(properties = "spring.application.name=start-page")
class MemberTasksTest {

  private static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  @Autowired private TestCaller caller;
  @Autowired private TestProgramme programme;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;
  @Autowired private JdbcClient database;

  private String member;
  private Task review;

  @BeforeEach
  void letAReviewWait() {
    member = programme.enrol();
    programme.purchase(member, "12000.00", YESTERDAY);
    review = programme.task(upgrades.run(member, YESTERDAY), "AssignLoyaltyManagerReview");
  }

  @Test
  void aTaskIsTitledByTheMemberAndTheTiersNames() {
    assertThat(review.getName()).isEqualTo(member + ": Regular → VIP");
  }

  @Test
  void whatTheTierNeedsStandsBesideWhatTheMemberHas() {
    Map<String, Object> shown = tasks.getVariablesLocal(review.getId());

    assertThat(shown)
        .containsEntry("qualifyingPoints", "1,200")
        .containsEntry("qualifyingPointsNeeded", "1,000")
        .containsEntry("annualSpend", "12,000.00")
        .containsEntry("annualSpendNeeded", "10,000.00")
        .containsEntry("annualTransactions", "1")
        .containsEntry("annualTransactionsNeeded", "50");
  }

  @Test
  void aListShowsNamesThatNoTableHolds() {
    String list = list(Groups.LOYALTY_MANAGERS);

    assertThat(list).contains("Ada Example", member);
    assertThat(
            database
                .sql(
                    "select concat(type_, ' ', text_, ' ', text2_) from act_ru_variable"
                        + " where name_ = 'memberName' and task_id_ = ?")
                .param(review.getId())
                .query(String.class)
                .list())
        .containsExactly("personal NAME " + member);
  }

  @Test
  void namesInAListAreToldToTheAuditOnce() {
    list(Groups.LOYALTY_MANAGERS);
    list(Groups.LOYALTY_MANAGERS);

    assertThat(
            database
                .sql(
                    "select actor from audit_entry where action = 'PERSONAL_DATA_VIEWED'"
                        + " and subject = 'members' and detail like ?")
                .param("%" + member + "%")
                .query(String.class)
                .list())
        .containsExactly(Groups.LOYALTY_MANAGERS);
  }

  @Test
  void theMembersPageLeadsToTheTask() {
    assertThat(page(Groups.LOYALTY_MANAGERS))
        .contains(
            "href=\"/camunda/app/tasklist/default/#/?task=%s\"".formatted(review.getId()),
            member + ": Regular → VIP");
    assertThat(page(Groups.PROCESS_OWNERS)).doesNotContain("/#/?task=");
  }

  private String list(String user) {
    String filter =
        filters.createTaskFilterQuery().filterName("Upgrades to review").singleResult().getId();
    return caller
        .send(
            caller
                .as(user, "GET", "/engine-rest/filter/" + filter + "/list?maxResults=100", null)
                .header("Accept", "application/hal+json"))
        .body();
  }

  private String page(String user) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(user, TestCaller.PASSWORD);
    return visitor.get("/members/" + member).body();
  }
}
