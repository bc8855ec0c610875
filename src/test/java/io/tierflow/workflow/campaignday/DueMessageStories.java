package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.batch.BatchState;
import io.tierflow.campaign.CampaignDay;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.member.MemberService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is due to members on a day, by birthdays, anniversaries, points and tiers. */
abstract class DueMessageStories {

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  @Autowired ProcessEngine engine;
  @Autowired TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired CampaignDayStarter days;
  @Autowired CampaignDayService communication;
  @Autowired ManagementService jobs;
  @Autowired RuntimeService runtime;
  @Autowired RepositoryService models;
  @Autowired AdjustableClock clock;
  @Autowired FailingSteps failingSteps;

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
    assertThat(sent(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2031:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(20);
    assertThat(
            programme.texts(
                "select reason from ledger_entry where member_number = ? and entry_type = 'ADJUST'",
                member))
        .containsExactly("Happy birthday: 20 points are the present.");

    communicate(birthday.plusDays(1));
    communicate(birthday.plusYears(1));

    assertThat(sent(member, "BIRTHDAY"))
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
      assertThat(sent(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2037:EMAIL");
    } finally {
      earlier.withdraw();
    }
  }

  @Test
  void whoeverWasBornOnALeapDayIsNotForgottenInOtherYears() {
    String member = enrol("2020-06-01", "1992-02-29");

    communicate(LocalDate.of(2033, 2, 28));
    communicate(LocalDate.of(2036, 2, 28));
    assertThat(sent(member, "BIRTHDAY")).containsExactly("BIRTHDAY:" + member + ":2033:EMAIL");

    communicate(LocalDate.of(2036, 2, 29));
    assertThat(sent(member, "BIRTHDAY")).hasSize(2);
  }

  @Test
  void anAnniversaryCountsTheYears() {
    String member = enrol("2029-07-09", null);

    communicate(LocalDate.of(2034, 7, 8));
    communicate(LocalDate.of(2034, 7, 9));

    assertThat(sent(member, "ENROLMENT_ANNIVERSARY"))
        .containsExactly("ENROLMENT_ANNIVERSARY:" + member + ":5:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(50);
  }

  @Test
  void whoeverIsNewIsWelcomedOnce() {
    String member = enrol("2034-02-01", null);

    communicate(LocalDate.of(2034, 2, 2));
    communicate(LocalDate.of(2034, 2, 3));

    assertThat(sent(member, "WELCOME")).containsExactly("WELCOME:" + member + ":enrolment:EMAIL");
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
    assertThat(sent(member, "POINTS_EXPIRING"))
        .containsExactly("POINTS_EXPIRING:" + member + ":2029-05-10:EMAIL");
    communicate(lastDay);
    assertThat(programme.balance(member)).isEqualTo(50);
    assertThat(sent(member, "POINTS_EXPIRING")).hasSize(1);

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
    assertThat(distances(near, "TIER_PROGRESS")).containsExactly("SILVER 15");
    assertThat(sent(far, "TIER_PROGRESS")).isEmpty();

    EditedModel edited =
        EditedModel.deploy(
            models,
            "/dmn/tier-eligibility.dmn",
            cellOf("silver-by-points", ">= 100"),
            cellOf("silver-by-points", "> 40, [35..38]"));
    try {
      communicate(LocalDate.of(2030, 2, 2));
      assertThat(distances(far, "TIER_PROGRESS")).containsExactly("SILVER 5");
      assertThat(sent(near, "TIER_PROGRESS")).hasSize(1);
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

    assertThat(distances(near, "TIER_PROGRESS")).containsExactly("SILVER 10");
  }

  @Test
  void whatIsNearIsSentAgainOnlyAfterAWhile() {
    clock.set("2030-05-31T12:00:00Z");
    String member = shopper("850.00", "2030-05-20");

    communicate(LocalDate.of(2030, 6, 1));
    communicate(LocalDate.of(2030, 6, 2));
    assertThat(sent(member, "TIER_PROGRESS")).hasSize(1);

    clock.set("2030-08-20T13:00:00Z");
    programme.record(member, Kinds.PURCHASE, "1.00", LocalDate.of(2030, 8, 20), null);
    communicate(LocalDate.of(2030, 8, 29));
    assertThat(sent(member, "TIER_PROGRESS")).hasSize(1);
    communicate(LocalDate.of(2030, 8, 30));
    assertThat(sent(member, "TIER_PROGRESS")).hasSize(2);
  }

  String enrol(String enrolledOn, String birthDate) {
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

  String shopper(String amount, String day) {
    String member = enrol("2020-06-01", null);
    LocalDate bought = LocalDate.parse(day);
    programme.purchase(member, amount, bought);
    programme.upgrade(member, bought.withDayOfMonth(bought.lengthOfMonth()));
    return member;
  }

  CampaignDay communicate(LocalDate day) {
    clock.set(day + "T10:00:00Z");
    days.start(day, "owner");
    runJobs();
    return communication.progress(day);
  }

  void runJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(this::tryJob);
      due = dueJobs();
    }
  }

  List<Job> dueJobs() {
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

  void tryJob(Job job) {
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

  List<String> sent(String member, String kind) {
    return programme.texts(
        "select idempotency_key from message where member_number = ? and kind = ?"
            + " and channel = 'EMAIL' order by 1",
        member,
        kind);
  }

  private List<String> distances(String member, String kind) {
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

  List<String> entries(String member) {
    return programme.texts(
        "select concat(entry_type, ' ', points) from ledger_entry where member_number = ?"
            + " order by entry_number",
        member);
  }

  static String cell(String id, String text) {
    return "<outputEntry id=\"%s\">\n          <text>%s</text>".formatted(id, text);
  }

  private static String cellOf(String rule, String cell) {
    return "<inputEntry id=\"%s-qualifyingPoints\">\n          <text>%s</text>"
        .formatted(rule, cell.replace(">", "&gt;"));
  }
}
