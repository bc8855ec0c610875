package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.batch.BatchState;
import io.tierflow.campaign.CampaignDay;
import io.tierflow.report.MonthlyReport;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories of the days of a programme. Each story has days of its own. */
abstract class CampaignDayStories extends DueMessageStories {

  private static final String TABLE = "/dmn/communication.dmn";
  private static final LocalDate MARCH = LocalDate.of(2039, 3, 1);
  @Autowired private MonthlyReportService reports;

  @Test
  void anUpgradeBringsASurveyAndItsVoucherAWarning() {
    clock.set("2028-03-31T12:00:00Z");
    String member = enrol("2020-06-01", null);
    programme.purchase(member, "1200.00", LocalDate.of(2028, 3, 20));
    String instance = programme.upgrade(member, LocalDate.of(2028, 3, 31));

    communicate(LocalDate.of(2028, 4, 6));
    assertThat(sent(member, "SURVEY_REQUEST")).isEmpty();
    communicate(LocalDate.of(2028, 4, 7));
    communicate(LocalDate.of(2028, 4, 8));
    assertThat(sent(member, "SURVEY_REQUEST"))
        .containsExactly("SURVEY_REQUEST:" + member + ":" + instance + ":EMAIL");

    assertThat(sent(member, "VOUCHER_EXPIRING")).isEmpty();
    communicate(LocalDate.of(2028, 6, 15));
    communicate(LocalDate.of(2028, 6, 16));
    assertThat(sent(member, "VOUCHER_EXPIRING"))
        .containsExactly("VOUCHER_EXPIRING:" + member + ":2028-06-29:EMAIL");
  }

  @Test
  void aMemberOfWhomNothingIsHeardIsAskedForRarely() {
    clock.set("2027-01-31T12:00:00Z");
    String member = shopper("10.00", "2027-01-05");

    communicate(LocalDate.of(2027, 4, 4));
    assertThat(sent(member, "REACTIVATION")).isEmpty();
    communicate(LocalDate.of(2027, 4, 5));
    communicate(LocalDate.of(2027, 4, 6));
    assertThat(sent(member, "REACTIVATION")).hasSize(1);
    communicate(LocalDate.of(2027, 10, 2));
    assertThat(sent(member, "REACTIVATION")).hasSize(2);
  }

  @Test
  void aPageThatFailedIsTakenMemberByMemberAndEachIsNotifiedOnce() {
    String first = enrol("2035-05-01", null);
    String second = enrol("2035-05-02", null);
    failingSteps.fail("tellPageOfMembers", 2);

    CampaignDay day = communicate(LocalDate.of(2035, 5, 3));

    assertThat(day.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(sent(first, "WELCOME")).hasSize(1);
    assertThat(sent(second, "WELCOME")).hasSize(1);
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
      assertThat(sent(member, "WELCOME")).isEmpty();
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
    assertThat(sent(member, "WELCOME")).hasSize(1);
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
      assertThat(sent(member, "BIRTHDAY")).hasSize(1);
      assertThat(entries(member)).containsExactly("EARN 10", "EXPIRE -10", "ADJUST 20");
    }
    assertTotals(done);
  }

  @Test
  void twoNodesTakeTwoDaysAtOnceAndNotifyEachOnceWithinTheCap() throws Exception {
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
      assertThat(sent(member, "BIRTHDAY")).hasSize(1);
      assertThat(sent(member, "ENROLMENT_ANNIVERSARY")).hasSize(1);
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

  private static String channelsOf(String rule, String channels) {
    return cell(rule + "-channels", "\"%s\"".formatted(channels));
  }
}
