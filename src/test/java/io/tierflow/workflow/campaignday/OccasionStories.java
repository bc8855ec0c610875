package io.tierflow.workflow.campaignday;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.batch.BatchState;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.member.MemberService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NewMembers;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Rows that are about the same occasion, and offers that stay in the table. Each story has years of
 * its own.
 */
abstract class OccasionStories {

  private static final String TABLE = "/dmn/communication.dmn";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private TestProgramme programme;
  @Autowired private MemberService members;
  @Autowired private CampaignDayStarter days;
  @Autowired private CampaignDayService communication;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private ProcessEngine engine;
  @Autowired private AdjustableClock clock;

  private EditedModel edited;

  @BeforeEach
  void beforeTheFirstDay() {
    clock.set("2040-12-31T12:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    withdraw();
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void twoRowsForOneBirthdayAreOneMailWithTheBonusOfBoth() {
    String gold = enrol("1990-03-14");
    String other = enrol("1990-03-14");
    programme.execute("update member set confirmed_tier = 'GOLD' where member_number = ?", gold);
    deploy(
        with(
            "birthday-congratulation",
            "birthday-gold",
            "currentTier=\"GOLD\" channels=\"EMAIL,_PUSH\" bonusPoints=30"));

    communicate(LocalDate.of(2041, 3, 14));
    communicate(LocalDate.of(2041, 3, 14));

    assertThat(entries(gold)).containsExactly("20 Happy", "30 birthday-gold:");
    assertThat(entries(other)).containsExactly("20 Happy");
    assertThat(sent(gold, "BIRTHDAY")).containsExactly("2041:DASHBOARD", "2041:EMAIL", "2041:PUSH");
    assertThat(sent(other, "BIRTHDAY")).containsExactly("2041:DASHBOARD", "2041:EMAIL");
    assertThat(parameters(gold))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message).contains("\"bonusPoints\":\"50\"", "\"balance\":\"50\""));

    communicate(LocalDate.of(2042, 3, 14));
    assertThat(programme.balance(gold)).isEqualTo(100);
  }

  @Test
  void aRowThatMatchesLaterNotifiesOfTheSameOccasionAgain() {
    clock.set("2043-05-31T12:00:00Z");
    String member = enrol(null);
    programme.purchase(member, "500.00", LocalDate.of(2043, 5, 10));
    programme.upgrade(member, LocalDate.of(2043, 5, 31));
    deploy(with("points-expire", "last-call", "daysUntilPointsExpire=[0..7] channels=\"EMAIL\""));
    LocalDate lastDay = LocalDate.of(2045, 5, 10);

    communicate(lastDay.minusDays(30));
    communicate(lastDay.minusDays(29));
    assertThat(mails(member, "POINTS_EXPIRING")).containsExactly("2045-05-10:EMAIL");
    communicate(lastDay.minusDays(7));
    communicate(lastDay.minusDays(6));

    assertThat(mails(member, "POINTS_EXPIRING"))
        .containsExactlyInAnyOrder("2045-05-10:EMAIL", "2045-05-10@2045-05-03:EMAIL");
  }

  @Test
  void aRowThatTakesThePlaceOfAnotherNotifiesNobodyAgain() {
    String member = enrol("1990-07-01");
    LocalDate birthday = LocalDate.of(2046, 7, 1);
    communicate(birthday);
    assertThat(programme.balance(member)).isEqualTo(20);

    deploy(table -> table.replace("birthday-congratulation", "happy-birthday"));
    programme.execute("delete from batch_range where batch_name = ?", birthday.toString());
    programme.execute("delete from batch where batch_name = ?", birthday.toString());
    communicate(birthday);

    assertThat(programme.balance(member)).isEqualTo(20);
    assertThat(mails(member, "BIRTHDAY")).containsExactly("2046:EMAIL");
  }

  @Test
  void whatWasSentBeforeRowsWereKeptIsSentByNone() {
    String member = enrol("1990-08-01");
    programme.execute(
        "insert into communication_occasion (member_number, kind, occasion, told_on)"
            + " values (?, 'BIRTHDAY', '2047', '2047-08-01')",
        member);

    communicate(LocalDate.of(2047, 8, 1));

    assertThat(sent(member, "BIRTHDAY")).isEmpty();
    assertThat(programme.balance(member)).isZero();
  }

  @Test
  void anOfferOfAMonthIsOneOfTheMonth() {
    String member = enrol(null);
    deploy(offer("dayOfMonth= period="));

    communicate(LocalDate.of(2048, 12, 1));
    communicate(LocalDate.of(2048, 12, 2));
    communicate(LocalDate.of(2048, 12, 31));
    assertThat(mails(member, "SPECIAL_OFFER")).containsExactly("2048-12:EMAIL");
    assertThat(programme.balance(member)).isEqualTo(25);

    communicate(LocalDate.of(2049, 12, 5));
    assertThat(programme.balance(member)).isEqualTo(50);
  }

  @Test
  void anOfferOfSomeDaysIsOneOfTheMonthUnlessItNamesThem() {
    String member = enrol(null);
    deploy(offer("dayOfMonth=[1..7] period="));
    communicate(LocalDate.of(2050, 12, 2));
    communicate(LocalDate.of(2050, 12, 3));
    assertThat(programme.balance(member)).isEqualTo(25);

    deploy(offer("dayOfMonth=4,_5 period="));
    communicate(LocalDate.of(2050, 12, 4));
    communicate(LocalDate.of(2050, 12, 5));
    assertThat(programme.balance(member)).isEqualTo(75);
  }

  @Test
  void anOfferStatesItsPeriod() {
    String member = enrol(null);
    deploy(offer("month= dayOfMonth= period=\"DAY\""));
    communicate(LocalDate.of(2051, 2, 1));
    communicate(LocalDate.of(2051, 2, 2));
    assertThat(programme.balance(member)).isEqualTo(50);

    deploy(offer("month= dayOfMonth= period=\"YEAR\""));
    communicate(LocalDate.of(2051, 2, 3));
    communicate(LocalDate.of(2051, 4, 3));
    assertThat(programme.balance(member)).isEqualTo(75);

    deploy(offer("month= dayOfMonth= period=\"ONCE\""));
    communicate(LocalDate.of(2051, 4, 4));
    communicate(LocalDate.of(2052, 4, 4));
    assertThat(programme.balance(member)).isEqualTo(100);
  }

  /** An offer is one by its row: another row is another offer, even if the first has gone. */
  @Test
  void twoOffersInOneMonthAreTwo() {
    String member = enrol(null);
    UnaryOperator<String> december = offer("dayOfMonth= period=");
    deploy(december);
    communicate(LocalDate.of(2053, 12, 2));

    deploy(table -> december.apply(table).replace("december-offer", "advent-offer"));
    communicate(LocalDate.of(2053, 12, 3));

    assertThat(programme.balance(member)).isEqualTo(50);
    assertThat(mails(member, "SPECIAL_OFFER")).hasSize(2);
  }

  @Test
  void aPeriodThatIsNoneStopsTheDayAtOnce() {
    enrol("1990-09-01");
    LocalDate day = LocalDate.of(2054, 9, 1);
    edited =
        EditedModel.stand(engine, programme, TABLE, "birthday-congratulation-period", "\"DAY\"");
    clock.set(day + "T10:00:00Z");
    days.start(day, "owner");
    runJobs();

    assertThat(communication.progress(day).state()).isEqualTo(BatchState.RUNNING);
    assertThat(runtime.createIncidentQuery().list())
        .extracting(Incident::getIncidentMessage)
        .filteredOn(message -> message.contains("birthday-congratulation"))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains(
                        "Table communication version ",
                        "row birthday-congratulation gives",
                        "period=DAY",
                        "accepted: period with SPECIAL_OFFER alone"));
    withdraw();
    jobs.createJobQuery()
        .processDefinitionKey(CampaignDayFlow.PROCESS)
        .noRetriesLeft()
        .list()
        .forEach(job -> jobs.setJobRetries(job.getId(), 1));
    runJobs();

    assertThat(communication.progress(day).state()).isEqualTo(BatchState.COMPLETED);
  }

  private void deploy(UnaryOperator<String> edit) {
    withdraw();
    String released = EditedModel.read(TABLE);
    edited =
        EditedModel.deploy(engine.getRepositoryService(), TABLE, released, edit.apply(released));
  }

  private void withdraw() {
    if (edited != null) {
      edited.withdraw();
      edited = null;
    }
  }

  /** The shipped offer, for everybody, with some of its cells written otherwise. */
  private static UnaryOperator<String> offer(String cells) {
    return table -> {
      String row = row(table, "december-offer");
      return table.replace(row, edited(row, "december-offer", "currentTier= " + cells));
    };
  }

  /** Another row below one, the same but for some cells and its annotation. */
  private static UnaryOperator<String> with(String original, String copy, String cells) {
    return table -> {
      String row = row(table, original);
      String renamed =
          row.replace(original, copy).replace("<description>", "<description>" + copy + ": ");
      return table.replace(row, row + "\n" + edited(renamed, copy, cells));
    };
  }

  private static String row(String table, String id) {
    Matcher row =
        Pattern.compile("<rule id=\"%s\">.*?</rule>".formatted(id), Pattern.DOTALL).matcher(table);
    assertThat(row.find()).isTrue();
    return row.group();
  }

  private static String edited(String row, String id, String cells) {
    String result = row;
    for (String cell : cells.split(" ")) {
      String[] parts = cell.split("=", 2);
      result =
          Pattern.compile("(id=\"%s-%s\">\\s*<text>).*?(</text>)".formatted(id, parts[0]))
              .matcher(result)
              .replaceFirst("$1" + Matcher.quoteReplacement(parts[1].replace('_', ' ')) + "$2");
    }
    return result;
  }

  private void communicate(LocalDate day) {
    clock.set(day + "T10:00:00Z");
    days.start(day, "owner");
    runJobs();
    assertThat(communication.progress(day).state()).isEqualTo(BatchState.COMPLETED);
  }

  private void runJobs() {
    for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
      due.forEach(this::tryJob);
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

  private void tryJob(Job job) {
    try {
      jobs.executeJob(job.getId());
    } catch (RuntimeException failed) {
      // The engine has noted it, and makes it an incident.
      assertThat(failed).isNotNull();
    }
  }

  private String enrol(String birthDate) {
    String number = "O%05d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        NewMembers.individual(
            number,
            "Ada Example",
            number.toLowerCase() + "@example.com",
            "+12025550100",
            birthDate == null ? null : LocalDate.parse(birthDate),
            LocalDate.of(2020, 6, 15)));
    return number;
  }

  private List<String> mails(String member, String kind) {
    return sent(member, kind).stream().filter(key -> key.endsWith(":EMAIL")).toList();
  }

  /** The messages of a kind, by what distinguishes their keys. */
  private List<String> sent(String member, String kind) {
    return programme
        .texts(
            "select idempotency_key from message where member_number = ? and kind = ? order by 1",
            member,
            kind)
        .stream()
        .map(key -> key.substring(kind.length() + member.length() + 2))
        .toList();
  }

  private List<String> parameters(String member) {
    return programme.texts("select parameters from message where member_number = ?", member);
  }

  private List<String> entries(String member) {
    return programme.texts(
        "select concat(points, ' ', left(reason, locate(' ', reason) - 1)) from ledger_entry"
            + " where member_number = ? order by entry_number",
        member);
  }
}
