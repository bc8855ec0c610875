package io.tierflow.workflow.tierrenewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.deployment.TableFile;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Days of a programme whose tiers end, under tables that a test deploys. */
abstract class RenewalDays {

  static final String YEARLY = "CALENDAR_YEAR/END_OF_NEXT_PERIOD/60";
  private static final String NAME = "tables of a test";
  private static final String DAILY = "member-communication";

  @Autowired TestProgramme programme;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService models;
  @Autowired ManagementService jobs;
  @Autowired AdjustableClock clock;
  @Autowired FailingSteps failingSteps;

  @BeforeEach
  void mend() {
    failingSteps.mend();
  }

  @AfterEach
  void withdraw() {
    for (ProcessInstance left :
        runtime.createProcessInstanceQuery().rootProcessInstances().list()) {
      runtime.deleteProcessInstance(left.getId(), "The test is over.", true, true);
    }
    for (Deployment done : models.createDeploymentQuery().deploymentName(NAME).list()) {
      models.deleteDeployment(done.getId(), true);
    }
    programme.execute(
        "update member set tier_terms = null, tier_valid_from = null, tier_valid_until = null,"
            + " tier_grace_until = null, tier_due_on = null");
    assertThat(programme.proof().mismatches()).isZero();
  }

  /** Terms of all tiers but the lowest. */
  void terms(String period, String validity, int graceDays) {
    TableFile terms = TableFile.of("tier-terms");
    for (String row : List.of("silver-terms", "gold-terms", "vip-terms")) {
      terms
          .cell(row, "qualificationPeriod", '"' + period + '"')
          .cell(row, "validity", '"' + validity + '"')
          .cell(row, "graceDays", String.valueOf(graceDays));
    }
    deploy(terms);
  }

  String deploy(TableFile table) {
    return models
        .createDeployment()
        .name(NAME)
        .addInputStream(table.key() + ".dmn", new ByteArrayInputStream(table.bytes()))
        .deploy()
        .getId();
  }

  /** Enrols a member with a tier that ends. */
  String holds(String tier, String until, String terms) {
    clock.set(until + "T10:00:00Z");
    String member = programme.enrol();
    LocalDate end = LocalDate.parse(until);
    programme.execute(
        "update member set tier = ?, confirmed_tier = ?, tier_valid_from = ?, tier_valid_until = ?,"
            + " tier_due_on = ?, tier_terms = ? where member_number = ?",
        tier,
        tier,
        end.minusYears(1),
        end,
        end.plusDays(1),
        terms,
        member);
    return member;
  }

  /** The daily process of a day, as far as it goes. */
  void day(String day) {
    clock.set(day + "T10:00:00Z");
    start(day);
    runJobs();
  }

  String start(String day) {
    return runtime.startProcessInstanceByKey(DAILY, Map.of("day", day)).getId();
  }

  void runJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(this::tryJob);
      due = dueJobs();
    }
  }

  List<Job> dueJobs() {
    return jobs.createJobQuery().messages().withRetriesLeft().list();
  }

  void tryJob(Job job) {
    try {
      jobs.executeJob(job.getId());
    } catch (RuntimeException failed) {
      // Tried again, or an incident.
    }
  }

  Member member(String number) {
    return programme.member(number);
  }

  TierTenure tenure(String number) {
    return member(number).getTenure();
  }

  /** What became of a member's tier, oldest first: kind, tiers, status and last day. */
  List<String> changes(String member) {
    return programme.texts(
        "select concat(kind, ' ', from_tier, '-', to_tier, ' ', status, ' ',"
            + " coalesce(cast(valid_until as char(10)), 'none')) from tier_change"
            + " where member_number = ? and kind not in ('ENROLMENT', 'UPGRADE')"
            + " order by recorded_at, decided_on",
        member);
  }

  List<String> messages(String member) {
    return programme.texts(
        "select kind from message where member_number = ? and kind like 'TIER_%'"
            + " and kind not in ('TIER_UPGRADE', 'TIER_PROGRESS') order by created_at, kind",
        member);
  }

  /** The only renewal of a member that runs. */
  String running(String member) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(member, TierRenewalFlow.PROCESS)
        .singleResult()
        .getId();
  }
}
