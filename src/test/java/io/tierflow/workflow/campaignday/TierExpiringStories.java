package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What members are told before their tier ends. Each story has a year of its own. */
abstract class TierExpiringStories {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private CampaignDayStarter days;
  @Autowired private ManagementService jobs;
  @Autowired private AdjustableClock clock;

  @Test
  void whoLacksPointsIsRemindedTwiceBeforeTheTierEnds() {
    LocalDate end = LocalDate.of(2062, 12, 31);
    String member = silverUntil(end, "850.00");

    communicate(end.minusDays(61));
    assertThat(sent(member)).isEmpty();
    communicate(end.minusDays(60));
    communicate(end.minusDays(60));
    communicate(end.minusDays(59));
    communicate(end.minusDays(14));

    assertThat(sent(member))
        .containsExactly(
            "TIER_EXPIRING:" + member + ":2062-12-31:EMAIL",
            "TIER_EXPIRING:" + member + ":2062-12-31@2062-12-17:EMAIL");
    assertThat(
            programme.texts(
                "select parameters from message where member_number = ? and channel = 'EMAIL'"
                    + " and kind = 'TIER_EXPIRING'",
                member))
        .allSatisfy(
            content ->
                assertThat(content)
                    .contains("\"pointsToKeepTier\":\"15\"", "\"tierLastDay\":\"2062-12-31\"")
                    .doesNotContain("tierGrace"));
  }

  @Test
  void daysOnWhichNothingRanLoseNoReminder() {
    LocalDate end = LocalDate.of(2068, 12, 31);
    String member = silverUntil(end, "850.00");

    communicate(end.minusDays(61));
    communicate(end.minusDays(57));
    communicate(end.minusDays(56));
    communicate(end.minusDays(15));
    communicate(end.minusDays(11));
    communicate(end.minusDays(10));

    assertThat(sent(member))
        .containsExactly(
            "TIER_EXPIRING:" + member + ":2068-12-31:EMAIL",
            "TIER_EXPIRING:" + member + ":2068-12-31@2068-12-20:EMAIL");
  }

  @Test
  void whoHasEnoughIsNotReminded() {
    LocalDate end = LocalDate.of(2064, 12, 31);
    String member = silverUntil(end, "1000.00");

    communicate(end.minusDays(14));

    assertThat(sent(member)).isEmpty();
  }

  @Test
  void inAGracePeriodItsLastDayCounts() {
    LocalDate end = LocalDate.of(2066, 12, 31);
    String member = silverUntil(end, "850.00");
    programme.execute(
        "update member set tier_grace_until = ? where member_number = ?", end.plusDays(30), member);

    communicate(end.plusDays(1));
    assertThat(sent(member)).as("TIER_GRACE tells of it").isEmpty();
    communicate(end.plusDays(16));

    assertThat(sent(member)).containsExactly("TIER_EXPIRING:" + member + ":2067-01-30:EMAIL");
    assertThat(
            programme.texts(
                "select parameters from message where member_number = ? and channel = 'EMAIL'"
                    + " and kind = 'TIER_EXPIRING'",
                member))
        .singleElement()
        .satisfies(content -> assertThat(content).contains("\"tierGrace\":\"IN_GRACE\""));
  }

  private String silverUntil(LocalDate end, String spent) {
    LocalDate bought = end.withMonth(5).withDayOfMonth(20);
    clock.set(bought.plusDays(1) + "T12:00:00Z");
    String member = "E%05d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        NewMembers.individual(
            member,
            "Ada Example",
            member.toLowerCase() + "@example.com",
            "+12025550100",
            null,
            bought.minusYears(2)));
    programme.purchase(member, spent, bought);
    programme.upgrade(member, bought);
    programme.execute(
        "update member set tier = 'SILVER', confirmed_tier = 'SILVER', tier_valid_from = ?,"
            + " tier_valid_until = ? where member_number = ?",
        end.minusYears(1).plusDays(1),
        end,
        member);
    return member;
  }

  private void communicate(LocalDate day) {
    clock.set(day + "T10:00:00Z");
    days.start(day, "owner");
    for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
      due.forEach(job -> jobs.executeJob(job.getId()));
    }
  }

  private List<Job> dueJobs() {
    return jobs
        .createJobQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .messages()
        .withRetriesLeft()
        .list()
        .stream()
        .filter(job -> job.getProcessInstanceId() != null)
        .toList();
  }

  private List<String> sent(String member) {
    return programme.texts(
        "select idempotency_key from message where member_number = ? and kind = 'TIER_EXPIRING'"
            + " and channel = 'EMAIL' order by 1",
        member);
  }
}
