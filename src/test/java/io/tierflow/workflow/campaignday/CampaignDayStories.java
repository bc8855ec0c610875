package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.batch.BatchState;
import io.tierflow.campaign.CampaignDay;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.member.MemberService;
import io.tierflow.report.MonthlyReport;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.transaction.TransactionKind;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories of the days of a programme. Each story has days of its own. */
abstract class CampaignDayStories {

  private static final String TABLE = "/dmn/communication.dmn";

  private static final LocalDate MARCH = LocalDate.of(2039, 3, 1);

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private ProcessEngine engine;
  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private CampaignDayStarter days;
  @Autowired private CampaignDayService communication;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;
  @Autowired private AdjustableClock clock;
  @Autowired private FailingSteps failingSteps;
  @Autowired private MonthlyReportService reports;

  @BeforeEach
  void mend() {
    failingSteps.mend();
  }

  @AfterEach
  void everyPointIsAccountedForAndNothingIsStuck() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
    assertThat(instances()).isZero();
  }

  @Test
  void aBirthdayIsCongratulatedOnceAndWithABonus() {
    String member = enrol("2020-06-01", "1990-03-14");
    LocalDate birthday = LocalDate.of(2031, 3, 14);

    CampaignDay day = communicate(birthday);
    CampaignDay again = communicate(birthday);

    assertThat(day.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(again).isEqualTo(day);
    assertThat(told(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2031:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(20);
    assertThat(
            programme.texts(
                "select reason from ledger_entry where member_number = ? and entry_type = 'ADJUST'",
                member))
        .containsExactly("Happy birthday: 20 points are the present.");

    communicate(birthday.plusDays(1));
    communicate(birthday.plusYears(1));

    assertThat(told(member, "BIRTHDAY"))
        .containsExactly(
            "BIRTHDAY:" + member + ":2031:EMAIL", "BIRTHDAY:" + member + ":2032:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(40);
  }

  @Test
  void aModelOfAnEarlierReleaseStillRuns() {
    EditedModel earlier =
        EditedModel.deploy(
            models,
            "/bpmn/member-communication.bpmn",
            "${openCampaignDay}",
            "${openCommunicationDay}",
            "${notifyPageOfMembers}",
            "${tellPageOfMembers}",
            "${closeCampaignDay}",
            "${closeCommunicationDay}");
    try {
      String member = enrol("2020-06-01", "1990-04-14");

      CampaignDay day = communicate(LocalDate.of(2037, 4, 14));

      assertThat(day.state()).isEqualTo(BatchState.COMPLETED);
      assertThat(told(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2037:EMAIL");
    } finally {
      earlier.withdraw();
    }
  }

  @Test
  void whoeverWasBornOnALeapDayIsNotForgottenInOtherYears() {
    String member = enrol("2020-06-01", "1992-02-29");

    communicate(LocalDate.of(2033, 2, 28));
    communicate(LocalDate.of(2036, 2, 28));
    assertThat(told(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2033:EMAIL");

    communicate(LocalDate.of(2036, 2, 29));
    assertThat(told(member, "BIRTHDAY")).hasSize(2);
  }

  @Test
  void anAnniversaryCountsTheYears() {
    String member = enrol("2029-07-09", null);

    communicate(LocalDate.of(2034, 7, 8));
    communicate(LocalDate.of(2034, 7, 9));

    assertThat(told(member, "ENROLMENT_ANNIVERSARY"))
        .containsExactly("ENROLMENT_ANNIVERSARY:" + member + ":5:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(50);
  }

  @Test
  void whoeverIsNewIsWelcomedOnce() {
    String member = enrol("2034-02-01", null);

    communicate(LocalDate.of(2034, 2, 2));
    communicate(LocalDate.of(2034, 2, 3));

    assertThat(told(member, "WELCOME")).containsExactly("WELCOME:" + member + ":enrolment:EMAIL");
  }

  @Test
  void pointsExpireOnceTheirLastDayIsOver() {
    clock.set("2027-05-31T12:00:00Z");
    String member = enrol("2020-06-01", null);
    programme.purchase(member, "500.00", LocalDate.of(2027, 5, 10));
    programme.upgrade(member, LocalDate.of(2027, 5, 31));
    assertThat(programme.balance(member)).isEqualTo(50);
    LocalDate lastDay = LocalDate.of(2029, 5, 10);

    communicate(lastDay.minusDays(30));
    assertThat(told(member, "POINTS_EXPIRING"))
        .containsExactly("POINTS_EXPIRING:" + member + ":2029-05-10:EMAIL");
    communicate(lastDay);
    assertThat(programme.balance(member)).isEqualTo(50);
    assertThat(told(member, "POINTS_EXPIRING")).hasSize(1);

    CampaignDay day = communicate(lastDay.plusDays(1));

    assertThat(programme.balance(member)).isZero();
    assertThat(day.pointsExpired()).isGreaterThanOrEqualTo(50);
    assertThat(entries(member)).containsExactly("EARN 50", "EXPIRE -50");
    assertThat(communicate(lastDay.plusDays(2)).pointsExpired()).isZero();
    assertThat(entries(member)).hasSize(2);
  }

  @Test
  void pointsThatWereSpentInTimeDoNotExpireAndARefundTakesNoneOfThoseThatHave() {
    clock.set("2027-08-31T12:00:00Z");
    String member = enrol("2020-06-01", null);
    String purchase = programme.purchase(member, "500.00", LocalDate.of(2027, 8, 10));
    programme.upgrade(member, LocalDate.of(2027, 8, 31));
    programme.execute("update points_lot set remaining = 30 where member_number = ?", member);
    programme.execute(
        "update points_account set balance = 30, last_entry_number = 2 where member_number = ?",
        member);
    programme.execute(
        "insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,"
            + " lapsed, balance_after, idempotency_key, effective_on, recorded_at, reason)"
            + " values (?, 2, 'SPEND', -20, 0, 0, 30, ?, '2027-09-01', '2027-09-01 00:00:00',"
            + " 'Spent.')",
        member,
        "spend:test-" + member);

    communicate(LocalDate.of(2029, 8, 11));
    assertThat(entries(member)).containsExactly("EARN 50", "SPEND -20", "EXPIRE -30");

    clock.set("2029-08-11T14:00:00Z");
    programme.refund(member, purchase, "500.00", LocalDate.of(2029, 8, 11));

    assertThat(programme.balance(member)).isZero();
    assertThat(
            programme.number(
                "select lapsed from ledger_entry where member_number = ? and entry_type = "
                    + "'REVERSE'",
                member))
        .isEqualTo(30);
    assertThat(
            programme.number(
                "select shortfall from points_account where member_number = ?", member))
        .isEqualTo(20);
  }

  @Test
  void theDistanceToTheNextTierFollowsTheDeployedTable() {
    clock.set("2030-01-31T12:00:00Z");
    String near = shopper("850.00", "2030-01-20");
    String far = shopper("300.00", "2030-01-20");

    communicate(LocalDate.of(2030, 2, 1));
    assertThat(parameters(near, "TIER_PROGRESS")).containsExactly("SILVER 15");
    assertThat(told(far, "TIER_PROGRESS")).isEmpty();

    EditedModel edited =
        EditedModel.deploy(
            models,
            "/dmn/tier-eligibility.dmn",
            cellOf("silver-by-points", ">= 100"),
            cellOf("silver-by-points", "> 40, [35..38]"));
    try {
      communicate(LocalDate.of(2030, 2, 2));
      assertThat(parameters(far, "TIER_PROGRESS")).containsExactly("SILVER 5");
      assertThat(told(near, "TIER_PROGRESS")).hasSize(1);
    } finally {
      edited.withdraw();
    }
  }

  @Test
  void theDistanceIsReadFromRangesHoweverTheyAreWritten() {
    clock.set("2030-02-28T12:00:00Z");
    String near = shopper("850.00", "2030-02-20");

    EditedModel edited =
        EditedModel.deploy(
            models,
            "/dmn/tier-eligibility.dmn",
            cellOf("silver-by-points", ">= 100"),
            cellOf("silver-by-points", "[95..299]"),
            cellOf("regular", "not(null)"),
            cellOf("regular", "[0..94]"));
    try {
      communicate(LocalDate.of(2030, 3, 1));
    } finally {
      edited.withdraw();
    }

    assertThat(parameters(near, "TIER_PROGRESS")).containsExactly("SILVER 10");
  }

  @Test
  void whatIsNearIsToldAgainOnlyAfterAWhile() {
    clock.set("2030-05-31T12:00:00Z");
    String member = shopper("850.00", "2030-05-20");

    communicate(LocalDate.of(2030, 6, 1));
    communicate(LocalDate.of(2030, 6, 2));
    assertThat(told(member, "TIER_PROGRESS")).hasSize(1);

    clock.set("2030-08-20T13:00:00Z");
    programme.record(member, TransactionKind.PURCHASE, "1.00", LocalDate.of(2030, 8, 20), null);
    communicate(LocalDate.of(2030, 8, 29));
    assertThat(told(member, "TIER_PROGRESS")).hasSize(1);
    communicate(LocalDate.of(2030, 8, 30));
    assertThat(told(member, "TIER_PROGRESS")).hasSize(2);
  }

  @Test
  void anUpgradeBringsASurveyAndItsVoucherAWarning() {
    clock.set("2028-03-31T12:00:00Z");
    String member = enrol("2020-06-01", null);
    programme.purchase(member, "1200.00", LocalDate.of(2028, 3, 20));
    String instance = programme.upgrade(member, LocalDate.of(2028, 3, 31));

    communicate(LocalDate.of(2028, 4, 6));
    assertThat(told(member, "SURVEY_REQUEST")).isEmpty();
    communicate(LocalDate.of(2028, 4, 7));
    communicate(LocalDate.of(2028, 4, 8));
    assertThat(told(member, "SURVEY_REQUEST"))
        .containsExactly("SURVEY_REQUEST:" + member + ":" + instance + ":EMAIL");

    assertThat(told(member, "VOUCHER_EXPIRING")).isEmpty();
    communicate(LocalDate.of(2028, 6, 15));
    communicate(LocalDate.of(2028, 6, 16));
    assertThat(told(member, "VOUCHER_EXPIRING"))
        .containsExactly("VOUCHER_EXPIRING:" + member + ":2028-06-29:EMAIL");
  }

  @Test
  void aMemberOfWhomNothingIsHeardIsAskedForRarely() {
    clock.set("2027-01-31T12:00:00Z");
    String member = shopper("10.00", "2027-01-05");

    communicate(LocalDate.of(2027, 4, 4));
    assertThat(told(member, "REACTIVATION")).isEmpty();
    communicate(LocalDate.of(2027, 4, 5));
    communicate(LocalDate.of(2027, 4, 6));
    assertThat(told(member, "REACTIVATION")).hasSize(1);
    communicate(LocalDate.of(2027, 10, 2));
    assertThat(told(member, "REACTIVATION")).hasSize(2);
  }

  @Test
  void aPageThatFailedIsTakenMemberByMemberAndEachIsToldOnce() {
    String first = enrol("2035-05-01", null);
    String second = enrol("2035-05-02", null);
    failingSteps.fail("tellPageOfMembers", 2);

    CampaignDay day = communicate(LocalDate.of(2035, 5, 3));

    assertThat(day.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(told(first, "WELCOME")).hasSize(1);
    assertThat(told(second, "WELCOME")).hasSize(1);
  }

  @Test
  void aChannelWithoutTemplateIsAnIncidentUntilABetterTableIsThere() {
    String member = enrol("2035-09-01", null);
    LocalDate day = LocalDate.of(2035, 9, 3);
    EditedModel edited =
        EditedModel.stand(
            engine,
            programme,
            TABLE,
            EditedModel.read(TABLE)
                .replace(
                    channelsOf("welcome", "EMAIL, DASHBOARD"),
                    channelsOf("welcome", "EMAIL, LETTER")));
    try {
      communicate(day);

      assertThat(communication.progress(day).state()).isEqualTo(BatchState.RUNNING);
      assertThat(told(member, "WELCOME")).isEmpty();
      assertThat(runtime.createIncidentQuery().list())
          .extracting(Incident::getIncidentMessage)
          .filteredOn(message -> message.contains("row welcome"))
          .isNotEmpty()
          .allSatisfy(
              message ->
                  assertThat(message)
                      .contains(
                          "Table communication version",
                          "output channels is 'EMAIL, LETTER'; accepted: one or several of"
                              + " EMAIL, SMS, "));
    } finally {
      edited.withdraw();
    }
    jobs.createJobQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .noRetriesLeft()
        .list()
        .forEach(job -> jobs.setJobRetries(job.getId(), 1));
    runJobs();

    assertThat(communication.progress(day).state()).isEqualTo(BatchState.COMPLETED);
    assertThat(told(member, "WELCOME")).hasSize(1);
  }

  @Test
  void aDayThatIsInterruptedAgainAndAgainDoesEverythingOnce() {
    clock.set("2036-04-30T12:00:00Z");
    List<String> celebrating = new ArrayList<>();
    for (int each = 0; each < 12; each++) {
      String member = enrol("2020-06-01", "1980-04-15");
      programme.purchase(member, "100.00", LocalDate.of(2036, 4, 14));
      programme.upgrade(member, LocalDate.of(2036, 4, 30));
      celebrating.add(member);
    }
    LocalDate day = LocalDate.of(2038, 4, 15);
    clock.set(day + "T10:00:00Z");
    CampaignDay done = null;
    for (int jobsDone = 1; done == null || !isComplete(done); jobsDone += 4) {
      // In the middle of a page: its work is done, and rolled back.
      failingSteps.fail(jobsDone == 1 ? "expirePoints" : "tellPageOfMembers", 1);
      days.start(day, "owner");
      takeJobs(jobsDone);
      done = communication.progress(day);
      endInstance(done);
    }

    for (String member : celebrating) {
      assertThat(told(member, "BIRTHDAY")).hasSize(1);
      assertThat(entries(member)).containsExactly("EARN 10", "EXPIRE -10", "ADJUST 20");
    }
    assertTotals(done);
  }

  @Test
  void twoNodesTakeTwoDaysAtOnceAndTellEachOnceWithinTheCap() throws Exception {
    List<String> celebrating = new ArrayList<>();
    for (int each = 0; each < 12; each++) {
      String member = enrol("2020-10-12", "1980-10-11");
      celebrating.add(member);
      for (String sent : List.of("offer-1:", "offer-2:")) {
        programme.execute(
            "insert into message (message_id, idempotency_key, member_number, kind, channel,"
                + " parameters, state, created_at, next_attempt_at, attempts, sent_at) values (?,"
                + " ?, ?, 'SPECIAL_OFFER', 'EMAIL', '{}', 'SENT', '2036-10-10 09:00:00',"
                + " '2036-10-10 09:00:00', 1, '2036-10-10 09:00:00')",
            sent + member,
            sent + member,
            member);
      }
    }
    LocalDate birthday = LocalDate.of(2036, 10, 11);
    LocalDate anniversary = birthday.plusDays(1);
    clock.set(anniversary + "T10:00:00Z");
    days.start(birthday, "owner");
    days.start(anniversary, "owner");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> both = List.of(nodes.submit(this::runJobs), nodes.submit(this::runJobs));
      for (Future<?> node : both) {
        node.get();
      }
    } finally {
      nodes.shutdown();
    }
    runJobs();

    for (String member : celebrating) {
      assertThat(told(member, "BIRTHDAY")).hasSize(1);
      assertThat(told(member, "ENROLMENT_ANNIVERSARY")).hasSize(1);
      assertThat(entries(member)).containsExactlyInAnyOrder("ADJUST 20", "ADJUST 10");
      assertThat(
              programme.texts(
                  "select reason from message where member_number = ? and channel = 'EMAIL'"
                      + " and state = 'NOT_SENT'",
                  member))
          .containsExactly("CAPPED");
    }
    assertTotals(communication.progress(birthday));
    assertTotals(communication.progress(anniversary));
  }

  @Test
  void whatExpiresAndWhatIsGivenIsInTheMonthsReport() {
    clock.set("2037-02-28T12:00:00Z");
    String member = enrol("2020-06-01", "1990-02-12");
    programme.purchase(member, "500.00", LocalDate.of(2037, 2, 11));
    programme.upgrade(member, LocalDate.of(2037, 2, 28));
    communicate(LocalDate.of(2039, 1, 31));
    communicate(LocalDate.of(2039, 2, 12));
    assertThat(entries(member)).containsExactly("EARN 50", "EXPIRE -50", "ADJUST 20");

    MonthlyReport report = reports.current(YearMonth.of(2039, 2));

    assertThat(report.figures().pointsExpired()).isEqualTo(50);
    assertThat(report.figures().pointsAdjusted()).isEqualTo(20);
    assertThat(report.figures().pointsDistributed()).isZero();
    assertThat(report.figures().pointsOutstanding())
        .isEqualTo(
            programme.number("select sum(points) from ledger_entry where effective_on < ?", MARCH));
    assertThat(report.roi().terms().liabilityGrowthPoints()).isEqualTo(-30);
    assertThat(report.roi().terms().liabilityGrowth()).isEqualByComparingTo("-0.30");
  }

  @Test
  void aBonusMayExpire() {
    String member = enrol("2020-06-01", "1990-09-10");
    EditedModel edited =
        EditedModel.deploy(
            models,
            TABLE,
            cell("birthday-congratulation-bonusValidityMonths", ""),
            cell("birthday-congratulation-bonusValidityMonths", "6"));
    try {
      communicate(LocalDate.of(2032, 9, 10));
    } finally {
      edited.withdraw();
    }
    communicate(LocalDate.of(2033, 3, 10));
    assertThat(programme.balance(member)).isEqualTo(20);

    communicate(LocalDate.of(2033, 3, 11));

    assertThat(entries(member)).containsExactly("ADJUST 20", "EXPIRE -20");
  }

  @Test
  void whoStartsADayIsInTheAudit() {
    LocalDate day = LocalDate.of(2035, 6, 15);

    communicate(day);
    communicate(day);

    assertThat(
            programme.texts(
                "select concat(action, ' ', detail) from audit_entry where subject = ?",
                day.toString()))
        .containsExactly(
            "PROCESS_STARTED Daily communication.", "PROCESS_STARTED Daily communication.");
  }

  @Test
  void whatIsOnTheOwnPageIsThereBesidesTheMail() {
    String member = enrol("2034-03-01", null);

    communicate(LocalDate.of(2034, 3, 2));

    assertThat(
            programme.texts(
                "select channel from message where member_number = ? and kind = 'WELCOME'", member))
        .containsExactlyInAnyOrder("EMAIL", "DASHBOARD");
  }

  @Test
  void twoWhoStartTheSameDayShareIt() {
    LocalDate day = LocalDate.of(2035, 6, 1);
    clock.set(day + "T10:00:00Z");

    days.start(day, "owner");
    days.start(day, "admin");
    runJobs();

    assertThat(communication.progress(day).startedBy()).isEqualTo("owner");
    assertThat(communication.progress(day).membersTaken())
        .isEqualTo(programme.number("select count(*) from member where status = 'ACTIVE'"));
  }

  @Test
  void theTimerTakesTheDayThatItIs() {
    clock.set("2035-07-01T09:00:00Z");
    Job timer = jobs.createJobQuery().timers().activityId("CommunicationDue").singleResult();

    jobs.executeJob(timer.getId());
    runJobs();

    assertThat(communication.progress(LocalDate.of(2035, 7, 1)).state())
        .isEqualTo(BatchState.COMPLETED);
  }

  @Test
  void aDayThatHasNotBegunIsRefused() {
    clock.set("2026-11-01T10:00:00Z");

    assertThatThrownBy(() -> days.start(LocalDate.of(2026, 11, 2), "owner"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The day 2026-11-02 has not begun yet; accepted: a day up to 2026-11-01.");
    for (String day : List.of("2026-11-02", "tomorrow")) {
      runtime.startProcessInstanceByKey(CampaignDayFlow.PROCESS, Map.of("day", day));
    }
    assertThat(programme.number("select count(*) from batch where batch_name = '2026-11-02'"))
        .isZero();
  }

  private String enrol(String enrolledOn, String birthDate) {
    if (clock
        .instant()
        .isBefore(LocalDate.parse(enrolledOn).atStartOfDay().toInstant(ZoneOffset.UTC))) {
      clock.set(enrolledOn + "T12:00:00Z");
    }
    String number = "D%05d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        NewMembers.individual(
            number,
            "Ada Example",
            number.toLowerCase() + "@example.com",
            "+12025550100",
            birthDate == null ? null : LocalDate.parse(birthDate),
            LocalDate.parse(enrolledOn)));
    return number;
  }

  private String shopper(String amount, String day) {
    String member = enrol("2020-06-01", null);
    LocalDate bought = LocalDate.parse(day);
    programme.purchase(member, amount, bought);
    programme.upgrade(member, bought.withDayOfMonth(bought.lengthOfMonth()));
    return member;
  }

  private CampaignDay communicate(LocalDate day) {
    clock.set(day + "T10:00:00Z");
    days.start(day, "owner");
    runJobs();
    return communication.progress(day);
  }

  private void runJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(this::tryJob);
      due = dueJobs();
    }
  }

  private List<Job> dueJobs() {
    List<Job> due =
        new ArrayList<>(
            jobs.createJobQuery()
                .processDefinitionKey(CampaignDayFlow.PROCESS)
                .messages()
                .withRetriesLeft()
                .list());
    due.removeIf(job -> job.getProcessInstanceId() == null);
    return due;
  }

  /** Takes some jobs in hand, one after the other, as a node does that dies then. */
  private void takeJobs(int most) {
    List<Job> due = dueJobs();
    for (int taken = 0; taken < most && !due.isEmpty(); taken++) {
      tryJob(due.get(due.size() - 1));
      due = dueJobs();
    }
  }

  private void endInstance(CampaignDay day) {
    if (!isComplete(day)) {
      runtime.deleteProcessInstance(day.processInstanceId(), "Interrupted.");
    }
  }

  private static boolean isComplete(CampaignDay day) {
    return day.state() == BatchState.COMPLETED;
  }

  /** What a day says of itself is what the database holds of it. */
  private void assertTotals(CampaignDay day) {
    assertThat(day.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(day.membersTaken())
        .isEqualTo(programme.number("select count(*) from member where status = 'ACTIVE'"));
    assertThat(day.occasionsTold())
        .isPositive()
        .isEqualTo(
            programme.number(
                "select count(*) from communication_occasion where told_on = ?", day.day()));
    assertThat(day.lotsExpired()).isEqualTo(expired("count(*)", day.day()));
    assertThat(day.pointsExpired()).isEqualTo(expired("coalesce(-sum(points), 0)", day.day()));
  }

  private long expired(String what, LocalDate day) {
    return programme.number(
        "select %s from ledger_entry where entry_type = 'EXPIRE' and effective_on = ?"
            .formatted(what),
        day);
  }

  private void tryJob(Job job) {
    try {
      jobs.executeJob(job.getId());
    } catch (RuntimeException failed) {
      // The engine has noted it and tries again, or makes it an incident.
      assertThat(failed).isNotNull();
    }
  }

  private long instances() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .count();
  }

  private List<String> told(String member, String kind) {
    return programme.texts(
        "select idempotency_key from message where member_number = ? and kind = ?"
            + " and channel = 'EMAIL' order by 1",
        member,
        kind);
  }

  private List<String> parameters(String member, String kind) {
    return programme
        .texts(
            "select parameters from message where member_number = ? and kind = ?"
                + " and channel = 'EMAIL'",
            member,
            kind)
        .stream()
        .map(
            json ->
                json.replaceAll(".*\"nextTier\":\"(\\w+)\".*\"pointsToGo\":\"(\\d+)\".*", "$1 $2"))
        .toList();
  }

  private List<String> entries(String member) {
    return programme.texts(
        "select concat(entry_type, ' ', points) from ledger_entry where member_number = ?"
            + " order by entry_number",
        member);
  }

  private static String channelsOf(String rule, String channels) {
    return cell(rule + "-channels", "\"%s\"".formatted(channels));
  }

  private static String cell(String id, String text) {
    return "<outputEntry id=\"%s\">\n          <text>%s</text>".formatted(id, text);
  }

  private static String cellOf(String rule, String cell) {
    return "<inputEntry id=\"%s-qualifyingPoints\">\n          <text>%s</text>"
        .formatted(rule, cell.replace(">", "&gt;"));
  }
}
