package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.batch.BatchState;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The stories of whole programmes, of which each has a month of its own. */
@TestPropertySource(
    properties = {
      "tierflow.monthly-run.partitions=3",
      "tierflow.monthly-run.page-size=4",
      "tierflow.monthly-run.skim-size=6"
    })
abstract class MonthlyRunStories {

  private static final String POINTS_ALERT = "sendInstantPointsAlert";

  @Autowired TestProgramme programme;
  @Autowired ProcessEngine engine;
  @Autowired private MonthlyRunService runs;
  @Autowired private MonthlyReportService reports;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private AdjustableClock clock;
  @Autowired private FailingSteps failingSteps;

  @BeforeEach
  void startInNovember() {
    failingSteps.mend();
    clock.set("2026-11-01T04:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedForAndNothingIsStuck() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
    assertThat(openRuns()).isEmpty();
  }

  @Test
  void everyMemberIsTakenThroughTheStepsOnce() {
    YearMonth month = YearMonth.of(2025, 1);
    List<String> shoppers = enrol(23);
    shoppers.forEach(member -> programme.purchase(member, "250.00", month.atDay(20)));
    List<String> others = enrol(9);

    MonthlyRunProgress done = run(month);

    assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(done.membersTotal()).isEqualTo(members());
    assertThat(done.membersRemaining()).isZero();
    assertThat(done.membersDone()).isEqualTo(23);
    assertThat(done.membersSkipped()).isEqualTo(members() - 23);
    assertThat(shoppers).allSatisfy(member -> assertThat(programme.balance(member)).isEqualTo(25));
    assertThat(shoppers).allSatisfy(member -> assertThat(instancesOf(member, month)).isEqualTo(1));
    assertThat(others).allSatisfy(member -> assertThat(instancesOf(member, month)).isZero());
    assertThat(reports.current(month).figures().pointsDistributed()).isEqualTo(23 * 25);
  }

  @Test
  void aRunThatIsCompleteFindsNothingToDo() {
    YearMonth month = YearMonth.of(2025, 2);
    String member = enrol(1).get(0);
    programme.purchase(member, "300.00", month.atDay(20));
    MonthlyRunProgress first = run(month);

    MonthlyRunProgress second = run(month);

    assertThat(second).isEqualTo(first);
    assertThat(programme.balance(member)).isEqualTo(30);
    assertThat(instancesOf(member, month)).isEqualTo(1);
  }

  @Test
  void twoWhoStartTheSameMonthShareOneRun() {
    YearMonth month = YearMonth.of(2025, 3);
    String member = enrol(1).get(0);
    programme.purchase(member, "300.00", month.atDay(20));

    assertThat(runs.start(month, "owner")).isEqualTo(runs.start(month, "admin"));
    runJobs();

    assertThat(runs.progress("2025-03").state()).isEqualTo(BatchState.COMPLETED);
    assertThat(runs.progress("2025-03").startedBy()).isEqualTo("owner");
    assertThat(instancesOf(member, month)).isEqualTo(1);
  }

  @Test
  void aRunWhoseInstanceWasDeletedGoesOnWhereItWas() {
    YearMonth month = YearMonth.of(2025, 4);
    List<String> shoppers = enrol(10);
    shoppers.forEach(member -> programme.purchase(member, "250.00", month.atDay(20)));
    runs.start(month, "owner");
    jobs.executeJob(dueJobs().get(0).getId());
    runtime.deleteProcessInstance(openRuns().get(0).getId(), "Deleted by an admin.");

    MonthlyRunProgress done = run(month);

    assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(done.membersDone()).isEqualTo(10);
    assertThat(shoppers).allSatisfy(member -> assertThat(instancesOf(member, month)).isEqualTo(1));
  }

  @Test
  void anOpenReviewKeepsNoRunFromClosing() {
    YearMonth month = YearMonth.of(2025, 5);
    String member = enrol(1).get(0);
    programme.purchase(member, "12000.00", month.atDay(20));

    MonthlyRunProgress closed = run(month);

    assertThat(closed.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(closed.membersWaitingForPeople()).isEqualTo(1);
    assertThat(closed.membersDone()).isZero();
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(programme.balance(member)).isEqualTo(1200);

    String instance = instanceOf(member, month);
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Post", "trackingNumber", "1"));

    MonthlyRunProgress approved = runs.progress("2025-05");
    assertThat(approved.membersWaitingForPeople()).isZero();
    assertThat(approved.membersDone()).isEqualTo(1);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
  }

  @Test
  void aMemberWhoFailsTakesNobodyAlong() {
    YearMonth month = YearMonth.of(2025, 6);
    List<String> shoppers = enrol(12);
    shoppers.forEach(member -> programme.purchase(member, "250.00", month.atDay(20)));
    String poison = shoppers.get(5);
    String point =
        "insert into ledger_entry (member_number, entry_number, entry_type, points, "
            + "shortfall, lapsed, balance_after, idempotency_key, effective_on, recorded_at, "
            + "reason) "
            + "values (?, 1, 'ADJUST', 0, 0, 0, 0, ?, '2025-06-01', '2025-06-01 00:00:00', "
            + "'Poison.')";
    programme.execute(point, poison, "poison:" + poison);

    MonthlyRunProgress closed = run(month);

    assertThat(closed.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(closed.membersFailed()).isEqualTo(1);
    assertThat(closed.membersDone()).isEqualTo(11);
    assertThat(closed.membersRemaining()).isZero();
    assertThat(shoppers)
        .filteredOn(member -> !member.equals(poison))
        .allSatisfy(member -> assertThat(programme.balance(member)).isEqualTo(25));
    assertThat(runtime.createIncidentQuery().list())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(
                        runtime
                            .createProcessInstanceQuery()
                            .processInstanceId(incident.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey())
                    .isEqualTo(poison));

    programme.execute("delete from ledger_entry where idempotency_key = ?", "poison:" + poison);
    jobs.createJobQuery().noRetriesLeft().list().forEach(job -> jobs.setJobRetries(job.getId(), 1));
    runJobs();

    assertThat(runs.progress("2025-06").membersDone()).isEqualTo(12);
    assertThat(programme.balance(poison)).isEqualTo(25);
  }

  @Test
  void aMemberWhomATableFailsIsAnIncidentAtOnceAndTakesNobodyAlong() {
    YearMonth month = YearMonth.of(2025, 11);
    List<String> shoppers = enrol(9);
    shoppers.forEach(member -> programme.purchase(member, "250.00", month.atDay(20)));
    String corporate = shoppers.get(4);
    programme.execute(
        "update member set account_type = 'CORPORATE' where member_number = ?", corporate);
    EditedModel broken =
        EditedModel.stand(
            engine,
            programme,
            "/dmn/tier-eligibility.dmn",
            "regular-tier",
            "if accountType = \"CORPORATE\" then \"Regular\" else \"REGULAR\"");
    MonthlyRunProgress closed;
    try {
      closed = run(month);
    } finally {
      broken.withdraw();
    }

    assertThat(closed.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(closed.membersFailed()).isEqualTo(1);
    assertThat(closed.membersDone()).isEqualTo(8);
    assertThat(runtime.createIncidentQuery().list())
        .singleElement()
        .satisfies(
            incident ->
                assertThat(incident.getIncidentMessage())
                    .contains(
                        "Table tier-eligibility version ",
                        "row regular: output tier is 'Regular'; accepted: one of \"REGULAR"));

    jobs.createJobQuery().noRetriesLeft().list().forEach(job -> jobs.setJobRetries(job.getId(), 1));
    runJobs();

    assertThat(runs.progress("2025-11").membersDone()).isEqualTo(9);
    assertThat(programme.balance(corporate)).isEqualTo(25);
  }

  @Test
  void aPageThatFailedOnceIsTakenMemberByMember() {
    YearMonth month = YearMonth.of(2025, 7);
    List<String> shoppers = enrol(8);
    shoppers.forEach(member -> programme.purchase(member, "250.00", month.atDay(20)));
    failingSteps.fail(POINTS_ALERT, 1);

    MonthlyRunProgress done = run(month);

    assertThat(done.membersDone()).isGreaterThanOrEqualTo(8);
    assertThat(done.membersFailed()).isZero();
    assertThat(shoppers).allSatisfy(member -> assertThat(programme.balance(member)).isEqualTo(25));
    assertThat(shoppers).allSatisfy(member -> assertThat(instancesOf(member, month)).isEqualTo(1));
  }

  @Test
  void theTimerRunsTheMonthBefore() {
    clock.set("2025-09-01T03:00:00Z");
    Job timer = jobs.createJobQuery().timers().activityId("MonthlyRunDue").singleResult();

    jobs.executeJob(timer.getId());
    runJobs();

    assertThat(runs.progress("2025-08").state()).isEqualTo(BatchState.COMPLETED);
    assertThat(runs.progress("2025-08").asOf()).isEqualTo(LocalDate.of(2025, 8, 31));
    assertThat(runs.progress("2025-08").startedBy()).isNull();
  }

  @Test
  void aMonthThatIsNotOverIsRefused() {
    assertThatThrownBy(() -> runs.start(YearMonth.of(2026, 11), "owner"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The month 2026-11 is not over; accepted: a month up to 2026-10.");
    for (String month : List.of("2026-11", "October")) {
      runtime.startProcessInstanceByKey(MonthlyRunFlow.PROCESS, Map.of("month", month));
    }
    assertThat(runs.runs(PageResponse.request(0, 50)).getContent())
        .extracting(MonthlyRunProgress::runId)
        .doesNotContain("2026-11", "October");
  }

  private List<String> enrol(int count) {
    return IntStream.range(0, count).mapToObj(i -> programme.enrol()).toList();
  }

  private long members() {
    return programme.number("select count(*) from member where status = 'ACTIVE'");
  }

  private long instancesOf(String member, YearMonth month) {
    return programme.number(
        "select count(*) from tier_upgrade where member_number = ? and run_id = ?",
        member,
        month.toString());
  }

  private String instanceOf(String member, YearMonth month) {
    return programme
        .texts(
            "select process_instance_id from tier_upgrade where member_number = ? and run_id = ?",
            member,
            month.toString())
        .get(0);
  }

  private List<ProcessInstance> openRuns() {
    return runtime.createProcessInstanceQuery().processDefinitionKey(MonthlyRunFlow.PROCESS).list();
  }

  private MonthlyRunProgress run(YearMonth month) {
    String runId = runs.start(month, "owner");
    runJobs();
    return runs.progress(runId);
  }

  /** Whatever there is to do, tried until it is done or out of retries. */
  private void runJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(this::tryJob);
      due = dueJobs();
    }
  }

  /** All but the timers that remind people, the one of the next month, and the engine's own. */
  private List<Job> dueJobs() {
    List<Job> due = new ArrayList<>(jobs.createJobQuery().messages().withRetriesLeft().list());
    due.removeIf(job -> job.getProcessInstanceId() == null);
    due.addAll(jobs.createJobQuery().timers().activityId("LookAgainShortly").list());
    return due;
  }

  private void tryJob(Job job) {
    try {
      jobs.executeJob(job.getId());
    } catch (RuntimeException failed) {
      // The engine has noted it and tries again, or makes it an incident.
      assertThat(failed).isNotNull();
    }
  }
}
