package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.batch.BatchState;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.csv.ImportCounts;
import io.tierflow.member.MemberCsv;
import io.tierflow.points.LedgerProof;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NeedsProgrammeData;
import io.tierflow.testsupport.ProgrammePart;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.oracle.ActualStandings;
import io.tierflow.testsupport.oracle.ProgrammeOracle;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.web.NotFoundException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * A real programme of 23,570 members, or a part of it, month by month: every member has the points,
 * the tier and the vouchers that an independent calculation gives.
 */
@NeedsProgrammeData
@Tag("programme")
// Its jobs end while there is a database.
@DirtiesContext
@TestPropertySource(
    properties = {"camunda.bpm.history-level=tierflow", "camunda.bpm.job-execution.enabled=true"})
abstract class CdnowRunsStories {

  private static final YearMonth FIRST_MONTH = YearMonth.of(1997, 1);
  private static final YearMonth LAST_MONTH = YearMonth.of(1998, 6);

  /** Months after which managers answer some of what waits for them, and leave the rest. */
  private static final List<YearMonth> REVIEWED =
      List.of(YearMonth.of(1997, 4), YearMonth.of(1997, 6), YearMonth.of(1998, 2));

  /** A day in the middle of the programme, after the run of April; and two when it is over. */
  private static final LocalDate SPRING = LocalDate.of(1998, 5, 10);

  private static final LocalDate SUMMER = LocalDate.of(1998, 7, 20);
  private static final LocalDate WINTER = LocalDate.of(1999, 1, 15);

  /** Messages that the table lets be told again of the same occasion, but not so soon. */
  private static final List<String> REPEATED = List.of("TIER_PROGRESS", "REACTIVATION");

  @Autowired private CsvImport imports;
  @Autowired private MemberCsv members;
  @Autowired private TransactionCsv transactions;
  @Autowired private MonthlyRunService runs;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private JdbcClient database;
  @Autowired private RuntimeService engineRuntime;

  private final Path folder;
  private final int monthsToARepetition;

  /**
   * The stories of a programme.
   *
   * @param members of how many of its members one is taken, 1 for all
   * @param monthsToARepetition of how many months one is run again in the end, 1 for all
   */
  CdnowRunsStories(int members, int monthsToARepetition) throws IOException {
    this.folder = ProgrammePart.oneOf(members);
    this.monthsToARepetition = monthsToARepetition;
  }

  @Test
  void everyMemberHasEveryMonthWhatAnIndependentCalculationGives() throws Exception {
    ProgrammeOracle oracle = ProgrammeOracle.of(folder);
    ActualStandings standings = new ActualStandings(database);
    clock.set("2026-11-01T12:00:00Z");
    int size = oracle.standings().size();
    assertThat(load("members.csv", members)).isEqualTo(new ImportCounts(size, 0, 0));
    assertThat(load("transactions.csv", transactions).rejected()).isZero();

    Set<String> toldInSpring = Set.of();
    for (YearMonth month : months()) {
      LocalDate dayOfTheRun = month.plusMonths(1).atDay(1);
      clock.set(dayOfTheRun + "T03:00:00Z");
      run(month);
      oracle.run(month.atEndOfMonth(), dayOfTheRun);
      assertThat(standings.differencesFrom(oracle.standings())).as("after %s", month).isEmpty();
      if (REVIEWED.contains(month)) {
        review(oracle, dayOfTheRun);
        assertThat(standings.differencesFrom(oracle.standings()))
            .as("after the reviews of %s", month)
            .isEmpty();
      }
      if (month.plusMonths(1).equals(YearMonth.from(SPRING))) {
        toldInSpring = tell(oracle, SPRING, Set.of());
      }
    }
    assertThat(programme.proof()).isEqualTo(new LedgerProof(size, 0, List.of(), List.of()));

    List<Map<String, Object>> before = sums();
    for (int place = 0; place < months().size(); place += monthsToARepetition) {
      run(months().get(place));
    }
    assertThat(sums()).isEqualTo(before);
    assertThat(standings.differencesFrom(oracle.standings())).isEmpty();

    communicate(oracle, toldInSpring);
    assertThat(programme.proof()).isEqualTo(new LedgerProof(size, 0, List.of(), List.of()));
  }

  private void communicate(ProgrammeOracle oracle, Set<String> toldInSpring) {
    assertThat(kinds(toldInSpring)).contains("TIER_PROGRESS", "REACTIVATION", "SURVEY_REQUEST");
    Set<String> toldInSummer = tell(oracle, SUMMER, toldInSpring);
    assertThat(kinds(toldInSummer))
        .contains("TIER_PROGRESS", "REACTIVATION", "SURVEY_REQUEST", "VOUCHER_EXPIRING");

    long messages = programme.number("select count(*) from message");
    tell(SUMMER);
    assertThat(programme.number("select count(*) from message")).isEqualTo(messages);

    Set<String> toldInWinter = tell(oracle, WINTER, toldInSummer);
    assertThat(kinds(toldInWinter))
        .contains("POINTS_EXPIRING", "ENROLMENT_ANNIVERSARY", "REACTIVATION");
    assertThat(expiredPoints()).isPositive().isEqualTo(oracle.expired(WINTER));
    assertThat(
            programme.number(
                "select count(*) from ledger_entry where idempotency_key like 'bonus:%'"))
        .isEqualTo(toldInWinter.stream().filter(each -> each.contains("ANNIVERSARY")).count());
  }

  /** Whoever is due a message is told once, and of nothing else; what they were told. */
  private Set<String> tell(ProgrammeOracle oracle, LocalDate day, Set<String> toldBefore) {
    Set<String> due = oracle.due(day);
    due.removeIf(each -> REPEATED.contains(kind(each)) && toldBefore.contains(each));
    tell(day);
    assertThat(told(day)).as("%s", day).containsExactlyInAnyOrderElementsOf(due);
    distances(day)
        .forEach(
            (member, distance) ->
                assertThat(distance).as(member).isEqualTo(oracle.progress(member, day)));
    return due;
  }

  private static Stream<String> kinds(Set<String> told) {
    return told.stream().map(CdnowRunsStories::kind).distinct();
  }

  private static String kind(String told) {
    return told.split(" ")[1];
  }

  private void tell(LocalDate day) {
    clock.set(day + "T09:00:00Z");
    engineRuntime.startProcessInstanceByKey("member-communication", Map.of("day", day.toString()));
    eventually()
        .until(
            () ->
                programme.number(
                        "select count(*) from batch where kind = 'campaign-day' and batch_name = ?"
                            + " and state = 'COMPLETED'",
                        day.toString())
                    == 1);
  }

  /** What members were told on a day, one mail for each. */
  private Set<String> told(LocalDate day) {
    List<String> told =
        programme.texts(
            """
            select concat(o.member_number, ' ', o.kind,
              case when o.kind = 'SURVEY_REQUEST' then '' else concat(' ', o.occasion) end)
            from communication_occasion o
            join message m on m.idempotency_key in (
              concat(o.kind, ':', o.member_number, ':', o.occasion, ':EMAIL'),
              concat(o.kind, ':', o.member_number, ':', o.occasion, '@', o.told_on, ':EMAIL'))
            where o.told_on = ?
            """,
            day);
    assertThat(told).doesNotHaveDuplicates();
    return new TreeSet<>(told);
  }

  private Map<String, String> distances(LocalDate day) {
    Map<String, String> distances = new TreeMap<>();
    database
        .sql(
            """
            select member_number, parameters from message
            where kind = 'TIER_PROGRESS' and idempotency_key like concat('%@', ?, ':EMAIL')
            """)
        .param(day.toString())
        .query(
            row -> {
              String parameters = row.getString("parameters");
              distances.put(
                  row.getString("member_number"),
                  parameters.replaceAll(
                      ".*\"nextTier\":\"(\\w+)\".*\"pointsToGo\":\"(\\d+)\".*", "$1 $2"));
            });
    return distances;
  }

  private long expiredPoints() {
    return programme.number("select -sum(points) from ledger_entry where entry_type = 'EXPIRE'");
  }

  private static List<YearMonth> months() {
    return Stream.iterate(
            FIRST_MONTH, month -> !month.isAfter(LAST_MONTH), month -> month.plusMonths(1))
        .toList();
  }

  /** Of three who wait, the first is approved, the second declined, the third left. */
  private void review(ProgrammeOracle oracle, LocalDate today) {
    List<String> waiting = oracle.underReview();
    for (int place = 0; place < waiting.size(); place++) {
      String member = waiting.get(place);
      if (place % 3 == 0) {
        answer(member, Map.of("reviewOutcome", "APPROVED"));
        oracle.approve(member, today);
      } else if (place % 3 == 1) {
        answer(member, Map.of("reviewOutcome", "DECLINED", "reviewRemark", "Not yet."));
        oracle.decline(member, today);
      }
    }
  }

  private void answer(String member, Map<String, Object> answer) {
    programme.complete(openReview(member), "AssignLoyaltyManagerReview", "manager", answer);
    eventually().until(() -> !programme.member(member).isUnderReview());
  }

  private String openReview(String member) {
    return programme
        .texts(
            """
            select process_instance_id from tier_change
            where member_number = ? and status = 'PROVISIONAL'
            """,
            member)
        .get(0);
  }

  /** Rows and sums that another run would change if it did anything twice. */
  private List<Map<String, Object>> sums() {
    return Stream.of(
            "select count(*), sum(points), sum(shortfall) from ledger_entry",
            "select sum(balance), sum(exact_earned), sum(booked) from points_account",
            "select tier, tier_status, confirmed_tier, count(*) from member group by 1, 2, 3",
            "select to_tier, status, count(*) from tier_change group by 1, 2 order by 1, 2",
            "select state, count(*), sum(amount) from voucher group by state order by state",
            "select count(*) from voucher_archive",
            "select count(*) from message",
            "select count(*) from tier_upgrade",
            "select batch_name, completed_at from batch order by batch_name",
            "select report_month, generated_at from health_report order by report_month",
            "select count(*) from ACT_RU_EXECUTION",
            "select count(*) from gift_dispatch")
        .flatMap(query -> database.sql(query).query().listOfRows().stream())
        .toList();
  }

  private <T> ImportCounts load(String name, CsvFormat<T> format) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(folder.resolve(name)))) {
      return imports.run(bytes, format, (line, reason) -> {});
    }
  }

  private void run(YearMonth month) {
    String runId = runs.start(month, "owner");
    eventually().until(() -> runs.progress(runId).state() == BatchState.COMPLETED);
    MonthlyRunProgress progress = runs.progress(runId);
    assertThat(progress.membersFailed()).isZero();
    assertThat(progress.membersRemaining()).isZero();
  }

  private static ConditionFactory eventually() {
    return await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(NotFoundException.class);
  }
}
