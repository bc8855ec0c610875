package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.member.PointsBalances;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Several messages on one day, with and without a bonus: each says the balance that the member's
 * page shows, also when a bonus had been given before, or has passed its last day already.
 */
abstract class BonusesOfOneDayStories {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private PointsBalances balances;
  @Autowired private CampaignDayStarter days;
  @Autowired private ManagementService jobs;
  @Autowired private RepositoryService models;
  @Autowired private AdjustableClock clock;

  private EditedModel generous;

  @BeforeEach
  void giveABonusForTheWelcomeToo() {
    generous =
        EditedModel.deploy(
            models,
            "/dmn/communication.dmn",
            cell("welcome-bonusPoints", ""),
            cell("welcome-bonusPoints", "50"),
            cell("birthday-congratulation-bonusValidityMonths", ""),
            cell("birthday-congratulation-bonusValidityMonths", "1"));
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    generous.withdraw();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void eachMessageSaysTheBalanceAfterAllBonuses() {
    LocalDate day = LocalDate.of(2051, 3, 14);
    String celebrating = enrol(day, "1990-03-14");
    String other = enrol(day, "1990-03-15");

    communicate(day, day);

    assertThat(balances.of(celebrating).available()).isEqualTo(70);
    assertThat(sent(celebrating))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).endsWith(" 70"));
    assertThat(sent(other)).containsExactly("WELCOME 50");
  }

  @Test
  void aBonusThatWasGivenBeforeIsNotCountedTwice() {
    LocalDate day = LocalDate.of(2052, 3, 14);
    String member = enrol(day, "1990-03-14");
    communicate(day, day);
    programme.execute("delete from communication_occasion where member_number = ?", member);
    programme.execute("delete from message where member_number = ?", member);
    programme.execute("delete from batch_range where batch_name = ?", day.toString());
    programme.execute("delete from batch where batch_name = ?", day.toString());

    communicate(day, day);

    assertThat(balances.of(member).available()).isEqualTo(70);
    assertThat(sent(member)).hasSize(2).allSatisfy(message -> assertThat(message).endsWith(" 70"));
  }

  @Test
  void aBonusOfALongPastDayThatCanNoLongerBeSpentIsNotCounted() {
    LocalDate day = LocalDate.of(2053, 3, 14);
    String member = enrol(day, "1990-03-14");

    communicate(day, day.plusDays(40));

    assertThat(programme.balance(member)).isEqualTo(70);
    assertThat(balances.of(member).available()).isEqualTo(50);
    assertThat(sent(member)).hasSize(2).allSatisfy(message -> assertThat(message).endsWith(" 50"));
  }

  private String enrol(LocalDate day, String birthDate) {
    clock.set(day + "T08:00:00Z");
    String number = "BO%04d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        NewMembers.individual(
            number,
            "Ada Example",
            number.toLowerCase() + "@example.com",
            null,
            LocalDate.parse(birthDate),
            day));
    return number;
  }

  private void communicate(LocalDate day, LocalDate today) {
    clock.set(today + "T10:00:00Z");
    days.start(day, "owner");
    for (List<Job> due = due(); !due.isEmpty(); due = due()) {
      due.forEach(job -> jobs.executeJob(job.getId()));
    }
  }

  private List<Job> due() {
    return jobs.createJobQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .messages()
        .withRetriesLeft()
        .list();
  }

  private List<String> sent(String member) {
    return programme
        .texts(
            """
            select concat(kind, ' ', parameters) from message
            where member_number = ? and channel = 'EMAIL' order by 1\
            """,
            member)
        .stream()
        .map(message -> message.replaceAll("(\\w+) .*\"balance\":\"(\\d+)\".*", "$1 $2"))
        .toList();
  }

  private static String cell(String id, String text) {
    return "<outputEntry id=\"%s\">\n          <text>%s</text>".formatted(id, text);
  }
}
