package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.batch.BatchState;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.csv.ImportCounts;
import io.tierflow.member.AgreementAssignmentService;
import io.tierflow.member.MemberCsv;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.AgreementService;
import io.tierflow.member.agreement.AgreementTerms;
import io.tierflow.points.LedgerProof;
import io.tierflow.points.PointsEarningService;
import io.tierflow.points.PointsExpiry;
import io.tierflow.points.PointsService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.oracle.airline.ActualAirline;
import io.tierflow.testsupport.oracle.airline.AgreementDays;
import io.tierflow.testsupport.oracle.airline.AirlineOracle;
import io.tierflow.testsupport.oracle.airline.GeneratedAirline;
import io.tierflow.transaction.SpendFigures;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.transaction.TransactionHistory;
import io.tierflow.web.NotFoundException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An airline's programme under tables of its own, month by month: every activity, promotion, entry
 * of the ledger and tier is what an independent calculation gives. Limits count in the order of
 * booking, so one range takes the members in the order of their numbers.
 */
// Its jobs end while there is a database.
@DirtiesContext
@TestPropertySource(
    properties = {
      "camunda.bpm.history-level=tierflow",
      "camunda.bpm.job-execution.enabled=true",
      "tierflow.monthly-run.partitions=1",
      "tierflow.zone=Europe/Berlin"
    })
abstract class AirlineRunsStories {

  /** How many members there are in the large run. */
  static final String MEMBERS = "tierflow.test.airline.members";

  private static final List<String> TABLES =
      List.of(
          "activity-kinds",
          "tier-eligibility",
          "tier-terms",
          "tier-retention",
          "upgrade-review",
          "reward-selection",
          "points-earning",
          "earning-promotions");

  @Autowired private CsvImport imports;
  @Autowired private MemberCsv members;
  @Autowired private TransactionCsv transactions;

  @Autowired
  @Qualifier("exchangeRateCsv") private CsvFormat<?> rates;

  @Autowired private AgreementService agreements;
  @Autowired private AgreementAssignmentService assignments;
  @Autowired private MonthlyRunService runs;
  @Autowired private PointsEarningService earning;
  @Autowired private PointsService points;
  @Autowired private PointsExpiry expiry;
  @Autowired private TransactionHistory history;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RepositoryService repository;
  @Autowired private TransactionOperations inTransaction;
  @Autowired private JdbcClient database;

  private final int size;
  private final int months;

  AirlineRunsStories(int size, int months) {
    this.size = size;
    this.months = months;
  }

  @Test
  void everyActivityPromotionAndTierIsWhatAnIndependentCalculationGives() throws Exception {
    GeneratedAirline airline = new GeneratedAirline(size, months);
    AirlineOracle oracle = new AirlineOracle(airline);
    ActualAirline actual = new ActualAirline(database);
    clock.set("2025-10-01T12:00:00Z");
    deploy();
    enrol(airline);

    for (YearMonth month : airline.months()) {
      LocalDate today = month.plusMonths(1).atDay(1);
      LocalDate asOf = month.atEndOfMonth();
      clock.set(today + "T03:00:00Z");
      arrive(airline, oracle, month, today);
      run(month);
      oracle.run(asOf);
      assertThat(actual.differencesFrom(oracle.facts(asOf), figures(oracle.members(), asOf)))
          .as("after %s", month)
          .isEmpty();
      review(oracle);
      spend(oracle, month, today);
      if (month.getMonthValue() % 3 == 0) {
        expire(oracle, today);
      }
    }

    assertThat(programme.proof()).isEqualTo(new LedgerProof(size, 0, List.of(), List.of()));
    assertThatMuchHasHappened();
  }

  private void deploy() {
    DeploymentBuilder deployment = repository.createDeployment().name("airline");
    TABLES.forEach(
        table ->
            deployment.addInputStream(
                table + ".dmn",
                AirlineRunsStories.class.getResourceAsStream("/oracle/airline/" + table + ".dmn")));
    deployment.deploy();
  }

  private void enrol(GeneratedAirline airline) throws IOException {
    for (AgreementDays valid : airline.agreements()) {
      agreements.record(new AgreementTerms(valid.code(), "Agreement", valid.from(), valid.to()));
    }
    assertThat(load(airline.members(), members)).isEqualTo(new ImportCounts(size, 0, 0));
    airline
        .agreementsOfMembers()
        .forEach(
            (member, held) -> {
              if (!held.isEmpty()) {
                assignments.assign(
                    member,
                    held.stream()
                        .map(days -> new AgreementPeriod(days.code(), days.from(), days.to()))
                        .toList());
              }
            });
  }

  private void arrive(
      GeneratedAirline airline, AirlineOracle oracle, YearMonth month, LocalDate today)
      throws IOException {
    assertThat(load(airline.rates(month), rates).rejected()).isZero();
    oracle.rates(airline.rates(month));
    AirlineOracle.Counts counts = oracle.transactions(airline.transactions(month), today);
    assertThat(load(airline.transactions(month), transactions))
        .as("file of %s", month)
        .isEqualTo(new ImportCounts(counts.accepted(), counts.duplicate(), counts.rejected()));
  }

  private <T> ImportCounts load(String csv, CsvFormat<T> format) throws IOException {
    return imports.run(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        format,
        (line, reason) -> {});
  }

  private void run(YearMonth month) {
    String runId = runs.start(month, "owner");
    eventually().until(() -> runs.progress(runId).state() == BatchState.COMPLETED);
    MonthlyRunProgress progress = runs.progress(runId);
    assertThat(progress.membersFailed()).isZero();
    assertThat(progress.membersRemaining()).isZero();
  }

  private List<String> figures(List<String> numbers, LocalDate asOf) {
    Map<String, Long> qualifying = earning.qualifyingPoints(numbers, asOf);
    Map<String, SpendFigures> spend = history.spend(numbers, asOf);
    return numbers.stream()
        .map(
            number ->
                ActualAirline.figures(
                    number,
                    qualifying.getOrDefault(number, 0L),
                    spend.get(number).monthlySpend(),
                    spend.get(number).annualSpend(),
                    spend.get(number).annualTransactions()))
        .toList();
  }

  /** Every other rise that waits is approved. */
  private void review(AirlineOracle oracle) {
    List<String> waiting = oracle.underReview();
    for (int place = 0; place < waiting.size(); place += 2) {
      String member = waiting.get(place);
      programme.complete(
          openReview(member),
          "AssignLoyaltyManagerReview",
          "manager",
          Map.of("reviewOutcome", "APPROVED"));
      eventually().until(() -> !programme.member(member).isUnderReview());
      oracle.approve(member);
    }
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

  /** Some spend all they have, some a part of it. */
  private void spend(AirlineOracle oracle, YearMonth month, LocalDate today) {
    List<String> numbers = oracle.members();
    for (int place = month.getMonthValue() % 7; place < numbers.size(); place += 7) {
      String member = numbers.get(place);
      long available = oracle.available(member, today);
      long wanted = place % 2 == 0 ? available : available / 3;
      if (wanted > 0) {
        points.spend(member, "S-%s-%s".formatted(member, month), wanted);
        oracle.spend(member, wanted, today);
      }
    }
  }

  private void expire(AirlineOracle oracle, LocalDate today) {
    while (inTransaction.execute(status -> expiry.expireNext(today, 500)).lots() > 0) {
      // The next ones.
    }
    oracle.expire(today);
  }

  private void assertThatMuchHasHappened() {
    for (String query :
        List.of(
            "select count(*) from transaction where earning = 'TOO_LATE'",
            "select count(*) from transaction where cancelled = true",
            "select count(*) from ledger_entry where entry_type = 'EXPIRE'",
            "select count(*) from ledger_entry where entry_type = 'REVERSE' and shortfall > 0",
            "select count(*) from ledger_entry where entry_type = 'REVERSE' and shortfall < 0",
            "select count(*) from transaction_promotion where promotion = 'DOUBLE_QUALIFICATION'",
            "select count(*) from transaction_promotion where promotion = 'SPRING_WEEKEND'",
            "select count(*) from transaction_promotion where promotion = 'TUESDAY_SHARE'",
            "select count(*) from transaction_promotion where promotion = 'TUESDAY_BONUS'",
            "select count(*) from member where confirmed_tier = 'PLATINUM'")) {
      assertThat(programme.number(query)).as(query).isPositive();
    }
    assertThat(
            programme.number(
                "select awarded from promotion_counter where promotion = ?", "GROCERY_WEEK"))
        .isPositive();
  }

  private static ConditionFactory eventually() {
    return await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(NotFoundException.class);
  }
}
