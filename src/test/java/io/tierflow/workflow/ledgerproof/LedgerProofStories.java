package io.tierflow.workflow.ledgerproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows are damaged by hand, and the night finds them. */
abstract class LedgerProofStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FilterService filters;

  private String member;

  @BeforeEach
  void earn() {
    clock.set("2026-10-31T18:00:00Z");
    member = programme.enrol();
    programme.purchase(member, "120.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isPositive();
  }

  @AfterEach
  void putRight() {
    openTasks()
        .forEach(task -> runtime.deleteProcessInstance(task.getProcessInstanceId(), "Over."));
    programme.execute("delete from ledger_difference");
    assertThat(programme.proof().mismatches()).isZero();
  }

  @Test
  void nothingHappensWhenAllAddsUp() {
    night();

    assertThat(openTasks()).isEmpty();
    assertThat(incidents()).isEmpty();
    assertThat(programme.number("select count(*) from ledger_difference")).isZero();
  }

  @Test
  void aDamagedBalanceStandsAsATaskAndAsAnIncidentUntilItIsExamined() {
    long balance = programme.balance(member);
    balance(1);

    night();

    String line =
        "%s: balance against the ledger's entries: expected %d, found %d"
            .formatted(member, balance, balance + 1);
    assertThat(incidents())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.getIncidentMessage()).contains(line);
              assertThat(incident.getActivityId()).isEqualTo("ExamineLedgerDifference");
            });
    Task task = openTasks().get(0);
    assertThat(openTasks()).hasSize(1);
    assertThat(task.getName()).endsWith(": 2 differences");
    assertThat(shown(task)).contains(line).doesNotContain("Ada");
    assertThat(candidates(task)).containsExactly("camunda-admin");
    assertThat(listed()).isEqualTo(1);

    assertThatThrownBy(() -> examine(task, " ")).hasMessageContaining("ledgerFinding");
    balance(-1);
    examine(task, "A script changed the balance.");

    assertThat(openTasks()).isEmpty();
    assertThat(incidents()).isEmpty();
    assertThat(
            programme.texts(
                "select concat(examined_by, ': ', finding) from ledger_examination"
                    + " where process_instance_id = ?",
                task.getProcessInstanceId()))
        .containsExactly("admin: A script changed the balance.");
  }

  @Test
  void theSameDifferenceIsNotHandedOutAgainWhileItIsOpen() {
    balance(1);
    night();
    night();
    assertThat(openTasks()).hasSize(1);

    balance(1);
    night();
    assertThat(openTasks()).hasSize(1);
    assertThat(shown(openTasks().get(0)))
        .contains("found " + programme.balance(member))
        .doesNotContain("vanished");

    balance(-2);
    night();
    assertThat(openTasks()).hasSize(1);
    assertThat(shown(openTasks().get(0))).contains("(vanished since)");
    assertThat(incidents())
        .singleElement()
        .satisfies(incident -> assertThat(incident.getAnnotation()).contains("(vanished since)"));
  }

  @Test
  void whatIsStillThereAfterItsExaminationIsToldAgain() {
    balance(1);
    night();
    examine(openTasks().get(0), "Not found yet.");
    night();
    assertThat(openTasks()).hasSize(1);

    runtime.deleteProcessInstance(openTasks().get(0).getProcessInstanceId(), "Cancelled.");
    night();
    assertThat(openTasks()).hasSize(1);
    balance(-1);
  }

  @Test
  void damagedEntriesQualifyingSumsAndPromotionsAreNamed() {
    programme.execute(
        "update ledger_entry set points = points + 1 where member_number = ? and entry_number = 1",
        member);
    programme.execute(
        "update points_account set qualifying_difference = qualifying_difference + 1"
            + " where member_number = ?",
        member);
    programme.execute("insert into promotion_counter (promotion, awarded) values ('DAMAGED', 5)");

    night();

    assertThat(openTasks()).hasSize(1);
    assertThat(shown(openTasks().get(0)))
        .contains(member + " (1): entry against what it moved in lots: expected")
        .contains(member + ": balance against the ledger's entries: expected")
        .contains(member + ": exact qualifying points against the transactions: expected")
        .contains("DAMAGED: counter of a promotion against its transactions: expected 0, found 5");
    assertThat(incidents()).hasSize(1);

    programme.execute(
        "update ledger_entry set points = points - 1 where member_number = ? and entry_number = 1",
        member);
    programme.execute(
        "update points_account set qualifying_difference = qualifying_difference - 1"
            + " where member_number = ?",
        member);
    programme.execute("delete from promotion_counter where promotion = 'DAMAGED'");
  }

  /** The timer of the night, as the engine runs it. */
  private void night() {
    Job timer =
        jobs.createJobQuery()
            .processDefinitionKey(LedgerProofFlow.PROCESS)
            .activityId("NightHasCome")
            .singleResult();
    jobs.executeJob(timer.getId());
  }

  private void balance(int more) {
    programme.execute(
        "update points_account set balance = balance + ? where member_number = ?", more, member);
  }

  private void examine(Task task, String finding) {
    programme.complete(
        task.getProcessInstanceId(),
        "ExamineLedgerDifference",
        "admin",
        Map.of("ledgerFinding", finding));
  }

  private List<Task> openTasks() {
    return tasks.createTaskQuery().processDefinitionKey(LedgerProofFlow.PROCESS).list();
  }

  private List<Incident> incidents() {
    return runtime.createIncidentQuery().incidentType(LedgerProofFlow.INCIDENT).list();
  }

  private String shown(Task task) {
    return (String) tasks.getVariableLocal(task.getId(), "ledgerDifferences");
  }

  /** Tasks in the list that Tasklist shows admins. */
  private long listed() {
    return filters.count(
        filters
            .createTaskFilterQuery()
            .filterName("Ledger differences to examine")
            .singleResult()
            .getId());
  }

  private List<String> candidates(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(link -> link.getGroupId())
        .toList();
  }
}
