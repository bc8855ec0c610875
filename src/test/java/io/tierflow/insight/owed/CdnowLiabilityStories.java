package io.tierflow.insight.owed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.batch.BatchState;
import io.tierflow.common.ConflictRetry;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.insight.owed.LiabilityStatement.Month;
import io.tierflow.member.MemberCsv;
import io.tierflow.points.PointsExpiry;
import io.tierflow.reward.RedeemedPoints;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.NeedsProgrammeData;
import io.tierflow.testsupport.ProgrammePart;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.monthlyrun.MonthlyRunProgress;
import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A part of a real programme, month by month, with redemptions, reversed ones, refunds and points
 * that expire: all eighteen months add up to the ledger after each of them.
 */
@NeedsProgrammeData
@Tag("programme")
// Its jobs end while there is a database.
@DirtiesContext
@TestPropertySource(
    properties = {"camunda.bpm.history-level=tierflow", "camunda.bpm.job-execution.enabled=true"})
abstract class CdnowLiabilityStories {

  private static final YearMonth FIRST_MONTH = YearMonth.of(1997, 1);
  private static final YearMonth LAST_MONTH = YearMonth.of(1998, 6);
  private static final int MEMBERS = 64;
  private static final int EACH_MONTH = 12;
  private static final String VALIDITY =
      "<outputEntry id=\"purchase-regular-validityMonths\">\n          <text>%d</text>";

  @Autowired private CsvImport imports;
  @Autowired private MemberCsv members;
  @Autowired private TransactionCsv transactions;
  @Autowired private MonthlyRunService runs;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private CohortMonthService cohorts;
  @Autowired private LiabilityService liability;
  @Autowired private RedemptionService redemptions;
  @Autowired private RedemptionReversalService reversals;
  @Autowired private PointsExpiry expiry;
  @Autowired private TransactionOperations transaction;
  @Autowired private RepositoryService models;

  private final List<RedeemedPoints> bought = new ArrayList<>();

  @Test
  void allEighteenMonthsAddUpToTheLedger() throws Exception {
    EditedModel.deploy(
        models, "/dmn/points-earning.dmn", VALIDITY.formatted(24), VALIDITY.formatted(5));
    Path folder = ProgrammePart.oneOf(MEMBERS);
    clock.set("2026-11-01T12:00:00Z");
    load(folder.resolve("members.csv"), members);
    load(folder.resolve("transactions.csv"), transactions);

    for (YearMonth month = FIRST_MONTH; !month.isAfter(LAST_MONTH); month = month.plusMonths(1)) {
      LocalDate day = month.plusMonths(1).atDay(1);
      clock.set(day + "T03:00:00Z");
      run(month);
      redeem(month);
      reverse();
      refund(month, day);
      expire(day);
      cohorts.refresh();
      LiabilityStatement statement = liability.statement(month, 18);
      assertThat(statement.proof().ties()).as("%s", month).isTrue();
      assertThat(statement.months()).as("%s", month).allMatch(Month::ties);
      assertThat(programme.proof().mismatches()).as("%s", month).isZero();
      assertThat(statement.proof().balances())
          .isEqualTo(programme.number("select sum(balance) from points_account"));
    }

    PointsThrough all =
        liability.statement(LAST_MONTH, 18).months().stream()
            .map(Month::points)
            .reduce(PointsThrough::then)
            .orElseThrow();
    assertThat(all.issued()).isPositive();
    assertThat(all.redeemed()).isPositive();
    assertThat(all.expired()).isPositive();
    assertThat(all.reversed()).isPositive();
    assertThat(liability.statement(LAST_MONTH, 18).sensitivity().estimated()).isPositive();
  }

  private void redeem(YearMonth month) {
    List<String> rich =
        programme.texts(
            "select member_number from points_account where balance >= 6"
                + " order by balance desc, member_number limit "
                + EACH_MONTH);
    for (String member : rich) {
      bought.add(redemptions.redeemPoints(member, "red-%s-%s".formatted(member, month), 5));
    }
  }

  /** Every third redemption is reversed in the month after it or later. */
  private void reverse() {
    if (bought.size() >= 3 * EACH_MONTH) {
      RedeemedPoints undone = bought.remove(0);
      ConflictRetry.executeUnique(
          () ->
              reversals.reverse(undone.memberNumber(), undone.redemptionId(), "Test.", "manager"));
    }
  }

  /** Some of the month's purchases that have earned come back. */
  private void refund(YearMonth month, LocalDate day) {
    List<String> purchases =
        programme.texts(
            """
            select concat(member_number, ' ', transaction_id) from transaction
            where kind = 'PURCHASE' and occurred_at >= ? and occurred_at < ? and amount >= 20
              and refunded_amount = 0
            order by transaction_id limit 6
            """,
            month.atDay(1).atStartOfDay(),
            day.atStartOfDay());
    for (String purchase : purchases) {
      String[] parts = purchase.split(" ");
      programme.refund(parts[0], parts[1], "15.00", day.minusDays(1));
    }
  }

  private void expire(LocalDate day) {
    int lots;
    do {
      lots = transaction.execute(any -> expiry.expireNext(day, 500)).lots();
    } while (lots > 0);
  }

  private <T> void load(Path file, CsvFormat<T> format) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      imports.run(bytes, format, (line, reason) -> {});
    }
  }

  private void run(YearMonth month) {
    String runId = runs.start(month, "owner");
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(NotFoundException.class)
        .until(() -> runs.progress(runId).state() == BatchState.COMPLETED);
    MonthlyRunProgress progress = runs.progress(runId);
    assertThat(progress.membersFailed()).isZero();
  }
}
