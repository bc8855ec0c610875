package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.MemberService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A row that holds out a share of members: they get neither message nor bonus, and it is kept. */
abstract class HoldOutStories {

  private static final String TABLE = "/dmn/communication.dmn";
  private static final int MEMBERS = 120;

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private CampaignDayStarter days;
  @Autowired private ManagementService jobs;
  @Autowired private RepositoryService models;
  @Autowired private AdjustableClock clock;

  private EditedModel holdingOut;

  @BeforeEach
  void holdOutATenthOfBirthdays() {
    String released = EditedModel.read(TABLE);
    holdingOut = EditedModel.deploy(models, TABLE, released, withColumn(released));
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    holdingOut.withdraw();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void alwaysTheSameMembersGetNeitherMessageNorBonus() {
    LocalDate birthday = LocalDate.of(2056, 3, 14);
    enrol(birthday.minusDays(100));

    communicate(birthday);

    List<String> heldOut = heldOut("BIRTHDAY");
    assertThat(heldOut).hasSizeBetween(1, MEMBERS / 4);
    assertThat(notSent()).isEqualTo(heldOut);
    assertThat(withBonus()).hasSize(MEMBERS - heldOut.size()).doesNotContainAnyElementsOf(heldOut);

    communicate(birthday.plusYears(1));

    assertThat(heldOut("BIRTHDAY")).isEqualTo(heldOut);
    assertThat(notSent()).isEqualTo(heldOut);
    assertThat(withBonus()).doesNotContainAnyElementsOf(heldOut);
  }

  private void enrol(LocalDate day) {
    clock.set(day + "T08:00:00Z");
    IntStream.range(0, MEMBERS)
        .mapToObj("HO%04d"::formatted)
        .forEach(
            number ->
                members.enrol(
                    NewMembers.individual(
                        number,
                        "Ada Example",
                        number.toLowerCase() + "@example.com",
                        null,
                        LocalDate.parse("1990-03-14"),
                        day)));
  }

  private void communicate(LocalDate day) {
    clock.set(day + "T10:00:00Z");
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

  private List<String> heldOut(String kind) {
    return programme.texts(
        """
        select distinct member_number from communication_occasion
        where member_number like 'HO%' and kind = ? and held_out order by member_number
        """,
        kind);
  }

  private List<String> notSent() {
    return programme.texts(
        """
        select distinct member_number from message
        where member_number like 'HO%' and reason = 'HOLD_OUT' order by member_number
        """);
  }

  private List<String> withBonus() {
    return programme.texts(
        """
        select distinct member_number from ledger_entry
        where member_number like 'HO%' and points > 0 order by member_number
        """);
  }

  private static String withColumn(String table) {
    return table
        .replaceFirst(
            "(<output id=\"eventOnOutput\"[^>]*/>)",
            "$1<output id=\"holdOutOutput\" label=\"Held out\" name=\"holdOutPercent\""
                + " typeRef=\"double\" />")
        .replaceAll(
            "(?s)(<outputEntry id=\"([\\w-]+)-eventOn\">.*?</outputEntry>)",
            "$1<outputEntry id=\"$2-holdOut\"><text></text></outputEntry>")
        .replace(
            "id=\"birthday-congratulation-holdOut\"><text></text>",
            "id=\"birthday-congratulation-holdOut\"><text>10</text>");
  }
}
