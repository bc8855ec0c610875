package io.tierflow.insight.owed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.insight.owed.LiabilityStatement.Cohort;
import io.tierflow.insight.owed.LiabilityStatement.Month;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** What a small programme owes for points, computed by hand. */
abstract class LiabilityTest extends ReportDatabaseTest {

  private static final YearMonth AUGUST = YearMonth.of(2026, 8);
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);

  @Autowired private CohortMonthService cohorts;
  @Autowired private LiabilityService liability;
  @Autowired private RateOverrideService overrides;
  @Autowired private JdbcTemplate statements;
  @Autowired private TransactionOperations transactions;

  private int annsLot;
  private int bobsLot;

  @BeforeEach
  void writeTheProgramme() {
    rows.member("ann", "2026-01-01");
    rows.member("bob", "2026-01-01");
    annsLot = rows.entry("ann", "EARN", 10_000, "2026-08-10");
    rows.moving("ann", "SPEND", -4500, "2026-09-05", annsLot);
    rows.moving("ann", "RETURN", 500, "2026-10-07", annsLot);
    rows.expiry("ann", 1000, "2026-10-31", annsLot);
    bobsLot = rows.entry("bob", "EARN", 2000, "2026-09-15");
    rows.moving("bob", "REVERSE", -100, "2026-09-15", bobsLot);
    rows.entry("bob", "ADJUST", 300, "2026-09-20");
    rows.balance();
  }

  @Test
  void everyMonthAddsUpToTheLedger() {
    cohorts.refresh();

    LiabilityStatement statement = statement();

    assertThat(statement.months())
        .extracting(Month::points)
        .containsExactly(
            new PointsThrough(0, 10_000, 0, 0, 0, 0, 10_000),
            new PointsThrough(10_000, 2000, 4500, 0, 100, 300, 7700),
            new PointsThrough(7700, 0, -500, 1000, 0, 0, 7200));
    assertThat(statement.months()).allMatch(Month::ties);
    assertThat(statement.proof()).isEqualTo(new LiabilityStatement.Proof(7200, 7200, 7200));
    assertThat(statement.proof().ties()).isTrue();
    assertThat(statement.cohorts())
        .extracting(Cohort::points)
        .containsExactly(
            new PointsThrough(0, 10_000, 4000, 1000, 0, 0, 5000),
            new PointsThrough(0, 2000, 0, 0, 100, 300, 2200));
    assertThat(statement.month()).isEqualTo(OCTOBER);
    assertThat(statement.computedAt()).isEqualTo("2026-11-10T12:00:00Z");
  }

  @Test
  void theProofFailsIfABalanceIsNotWhatTheLedgerSays() {
    transactions.executeWithoutResult(
        any -> statements.update("update points_account set balance = balance + 1"));

    cohorts.refresh();

    assertThat(statement().proof()).isEqualTo(new LiabilityStatement.Proof(7200, 7200, 7202));
    assertThat(statement().proof().ties()).isFalse();
  }

  @Test
  void aRefundThatTakesLaterPointsAddsUpInTheMonthOfWhichItIs() {
    rows.moving("bob", "REVERSE", -200, "2026-08-10", bobsLot);
    rows.balance();
    cohorts.refresh();

    assertThat(statement().months()).allMatch(Month::ties);
    assertThat(statement().months().get(0).points().closing()).isEqualTo(9800);
    assertThat(cohort(SEPTEMBER).points().closing()).isEqualTo(2000);
    assertThat(cohort(SEPTEMBER).points().reversed()).isEqualTo(300);
  }

  @Test
  void pointsThatMergesMoveStayInTheirCohort() {
    rows.member("cleo", "2026-01-01");
    int lot = rows.entry("cleo", "EARN", 50, "2026-08-20");
    int atBob = rows.merged("cleo", lot, "bob", 50, "2026-10-05");
    int atAnn = rows.merged("bob", atBob, "ann", 50, "2026-10-05");
    rows.moving("ann", "SPEND", -20, "2026-10-06", atAnn);
    rows.balance();

    cohorts.refresh();

    assertThat(cohort(AUGUST).points())
        .isEqualTo(new PointsThrough(0, 10_050, 4020, 1000, 0, 0, 5030));
    assertThat(statement().months()).allMatch(Month::ties);
    assertThat(count("moved_lot")).isEqualTo(2);
    cohorts.refresh();
    assertThat(count("moved_lot")).isEqualTo(2);
  }

  @Test
  void whatIsOlderThanRecordsOfLotsCountsForItsOwnMonth() {
    rows.entry("ann", "SPEND", -30, "2026-10-02");
    rows.entry("ann", "RETURN", 30, "2026-10-03");
    rows.entry("ann", "EXPIRE", -5, "2026-10-04");
    rows.balance();

    cohorts.refresh();

    assertThat(statement().months()).allMatch(Month::ties);
    assertThat(cohort(OCTOBER).points()).isEqualTo(new PointsThrough(0, 0, 30, 5, 0, 30, -5));
    assertThat(cohort(OCTOBER).liability()).isNotNegative();
  }

  @Test
  void whatArrivesLateIsCountedInItsMonth() {
    cohorts.refresh();
    clock.set("2026-11-10T15:00:00Z");
    rows.moving("ann", "SPEND", -700, "2026-08-31", annsLot);
    rows.balance();
    transactions.executeWithoutResult(
        any ->
            statements.update(
                "update ledger_entry set recorded_at = '2026-11-10 14:59:00' where points = -700"));

    cohorts.refresh();

    assertThat(statement().months())
        .extracting(month -> month.points().closing())
        .containsExactly(9300L, 7000L, 6500L);
    assertThat(statement().months()).allMatch(Month::ties);
    assertThat(statement().proof().ties()).isTrue();
  }

  @Test
  void aRateThatPeopleSetMovesLiabilityAndRevenueFromItsMonthOn() {
    cohorts.refresh();
    BigDecimal augustBefore = statement().months().get(0).amounts().closing();

    overrides.set(asked(1, SEPTEMBER, "0.97"), "manager");

    // 100.00 · (1 − 4,500 ÷ 9,700) in September.
    assertThat(cohort(AUGUST, SEPTEMBER).liability()).isEqualByComparingTo("53.61");
    assertThat(cohort(AUGUST, SEPTEMBER).override()).isEqualTo("New rewards.");
    assertThat(statement().months().get(0).amounts().closing()).isEqualByComparingTo(augustBefore);

    overrides.withdraw(AUGUST, 1, "owner");
    overrides.withdraw(AUGUST, 1, "owner");

    assertThat(cohort(AUGUST, SEPTEMBER).override()).isNull();
    assertThat(overrides.history(AUGUST))
        .singleElement()
        .satisfies(
            undone -> {
              assertThat(undone.stands()).isFalse();
              assertThat(undone.withdrawnBy()).isEqualTo("owner");
            });
    assertThat(
            statements.queryForList(
                "select concat(action, ' ', actor, ' ', detail) from audit_entry"
                    + " where subject = '2026-08' order by entry_id",
                String.class))
        .endsWith(
            "REDEMPTION_RATE_SET manager 0.97 from 2026-09 on, revision 1.",
            "REDEMPTION_RATE_WITHDRAWN owner Revision 1.");
  }

  @Test
  void theLastRateCountsAndNobodyOverwritesUnseen() {
    cohorts.refresh();
    overrides.set(asked(1, AUGUST, "0.90"), "manager");
    overrides.set(asked(1, AUGUST, "0.90"), "manager");
    overrides.set(asked(2, AUGUST, "0.80"), "manager");

    assertThat(cohort(AUGUST).rate()).isEqualByComparingTo("0.80");
    assertThatThrownBy(() -> overrides.set(asked(2, AUGUST, "0.70"), "manager"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("Somebody has set another rate");
    assertThatThrownBy(() -> overrides.withdraw(AUGUST, 1, "manager"))
        .isInstanceOf(ConflictException.class)
        .hasMessage("A later rate stands; undo that one first.");
    overrides.withdraw(AUGUST, 2, "manager");
    assertThat(cohort(AUGUST).rate()).isEqualByComparingTo("0.90");
  }

  @Test
  void ratesThatCannotBeAreRefused() {
    cohorts.refresh();

    assertThatThrownBy(() -> overrides.set(asked(1, AUGUST, "1.01"), "manager"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("accepted: 0 to 100 per cent, with at most 4 decimals.");
    assertThatThrownBy(() -> overrides.set(asked(1, YearMonth.of(2026, 12), "0.5"), "manager"))
        .hasMessageEndingWith("accepted: 2026-08 to 2026-11.");
    assertThatThrownBy(() -> overrides.history(YearMonth.of(2026, 7)))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No points were issued in 2026-07.");
    assertThatThrownBy(() -> overrides.withdraw(AUGUST, 1, "manager"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aStatementOfAMonthToComeIsRefused() {
    assertThatThrownBy(() -> liability.statement(YearMonth.of(2026, 12), 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageEndingWith("accepted: a month up to 2026-11.");
  }

  private static RateOverrideService.Asked asked(int revision, YearMonth from, String rate) {
    return new RateOverrideService.Asked(
        AUGUST, revision, from, new BigDecimal(rate), "New rewards.");
  }

  private LiabilityStatement statement() {
    return liability.statement(OCTOBER, 3);
  }

  private Cohort cohort(YearMonth cohort) {
    return cohort(cohort, OCTOBER);
  }

  private Cohort cohort(YearMonth cohort, YearMonth at) {
    List<Cohort> found = liability.statement(at, 3).cohorts();
    return found.stream().filter(each -> each.cohort().equals(cohort)).findFirst().orElseThrow();
  }
}
