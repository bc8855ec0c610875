package io.tierflow.report;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Member;
import io.tierflow.testsupport.report.ReportDatabaseTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures while other transactions compute them too, or change what they are computed from. */
abstract class ConcurrentReportTest extends ReportDatabaseTest {

  private static final int FLOWS = 8;

  @Autowired private TransactionTemplate transactions;
  @Autowired private EntityManager entityManager;
  @Autowired private JdbcTemplate database;

  private final ExecutorService threads = Executors.newFixedThreadPool(FLOWS);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void manyFlowsAtOnceKeepAMonthOnce() throws Exception {
    IntStream.range(0, FLOWS).forEach(flow -> rows.member("M" + flow, "2026-01-01"));

    List<Instant> generated =
        atOnce(flow -> flow("M" + flow, OCTOBER, Freshness.REUSE_RECENT, false));

    assertThat(generated).hasSize(FLOWS).doesNotContainNull();
    assertThat(count("health_report")).isEqualTo(1);
    assertThat(count("program_roi")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REUSE_RECENT", "CURRENT"})
  void whereNothingIsKeptNobodyWaitsForWhoComputesIt(Freshness freshness) {
    rows.member("ann", "2026-01-01");

    transactions.executeWithoutResult(
        computing -> {
          generate(OCTOBER, Freshness.UP_TO_DATE);
          aggregate(OCTOBER, Freshness.UP_TO_DATE);

          assertThat(elsewhere(() -> generate(OCTOBER, freshness).figures().members()))
              .isEqualTo(1);
          assertThat(elsewhere(() -> aggregate(OCTOBER, freshness).tiers().get(0).members()))
              .isEqualTo(1);
        });

    assertThat(count("health_report")).isEqualTo(1);
    assertThat(count("program_roi")).isEqualTo(1);
  }

  @Test
  void whileNewFiguresAreComputedOldOnesWillDoForAFlowAndARequestComputesForItself() {
    Instant first = generate(OCTOBER, Freshness.UP_TO_DATE).generatedAt();
    aggregate(OCTOBER, Freshness.UP_TO_DATE);
    clock.advance(Duration.ofHours(1));

    transactions.executeWithoutResult(
        computing -> {
          generate(YearMonth.of(2026, 9), Freshness.UP_TO_DATE);

          assertThat(elsewhere(() -> generate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()))
              .isEqualTo(first);
          assertThat(elsewhere(() -> aggregate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()))
              .isEqualTo(first);
          assertThat(elsewhere(() -> generate(OCTOBER, Freshness.CURRENT).generatedAt()))
              .isEqualTo(first.plus(Duration.ofHours(1)));
          assertThat(elsewhere(() -> aggregate(OCTOBER, Freshness.CURRENT).generatedAt()))
              .isEqualTo(first.plus(Duration.ofHours(1)));
        });
  }

  @Test
  void aRequestComputesAndKeepsWhileNobodyElseDoes() {
    Instant first = generate(OCTOBER, Freshness.CURRENT).generatedAt();
    aggregate(OCTOBER, Freshness.CURRENT);
    clock.advance(Duration.ofSeconds(1));

    Instant second =
        transactions.execute(
            request -> {
              generate(OCTOBER, Freshness.CURRENT);
              return aggregate(OCTOBER, Freshness.CURRENT).generatedAt();
            });

    assertThat(second).isEqualTo(first.plusSeconds(1));
    assertThat(generate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()).isEqualTo(second);
    assertThat(aggregate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()).isEqualTo(second);
  }

  @Test
  void flowsThatFailHarmNobodyWhoComputesTheSameMonth() throws Exception {
    IntStream.range(0, FLOWS).forEach(flow -> rows.member("M" + flow, "2026-01-01"));

    for (int month = 1; month <= 12; month++) {
      YearMonth computed = YearMonth.of(2025, month);
      atOnce(
          flow ->
              flow(
                  "M" + flow,
                  computed,
                  flow % 2 == 0 ? Freshness.REUSE_RECENT : Freshness.UP_TO_DATE,
                  flow < FLOWS - 2));
    }

    assertThat(count("health_report")).isEqualTo(12);
    assertThat(count("program_roi")).isEqualTo(12);
  }

  @Test
  void whoReusesFiguresDoesNotWaitForWhoComputesThem() throws Exception {
    Instant first = generate(OCTOBER, Freshness.UP_TO_DATE).generatedAt();
    aggregate(OCTOBER, Freshness.UP_TO_DATE);
    clock.advance(Duration.ofMinutes(1));

    transactions.executeWithoutResult(
        computing -> {
          generate(OCTOBER, Freshness.UP_TO_DATE);
          aggregate(OCTOBER, Freshness.UP_TO_DATE);

          assertThat(elsewhere(() -> generate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()))
              .isEqualTo(first);
          assertThat(elsewhere(() -> aggregate(OCTOBER, Freshness.REUSE_RECENT).generatedAt()))
              .isEqualTo(first);
        });
  }

  @Test
  void figuresDoNotWaitForRowsThatOthersAreChanging() {
    rows.member("ann", "2026-01-01");
    rows.transaction("ann", "PURCHASE", "100.00", "2026-10-10T10:00:00");
    rows.entry("ann", "EARN", 10, "2026-10-10");
    rows.confirmed("ann", "SILVER", "2026-10-10");
    rows.voucher("ann", "10.00", "ISSUED", "2026-10-10", "2026-10-20");
    rows.archivedVoucher("ann", "10.00", "ISSUED", "2026-10-10", "2026-10-20");
    rows.redemption("ann", "10.00", "2026-10-10");
    rows.gift("ann", "10.00", "DISPATCHED", "2026-10-10");

    transactions.executeWithoutResult(
        changing -> {
          for (String change :
              List.of(
                  "member set closed_on = '2026-10-11'",
                  "transaction set amount = 1",
                  "ledger_entry set points = 1",
                  "tier_change set status = 'DECLINED'",
                  "voucher set amount = 1",
                  "voucher_archive set amount = 1",
                  "voucher_redemption set amount = 1",
                  "gift_dispatch set cost = 1")) {
            assertThat(database.update("update " + change)).isEqualTo(1);
          }

          HealthFigures figures =
              elsewhere(() -> generate(OCTOBER, Freshness.UP_TO_DATE).figures());
          RoiTerms terms = elsewhere(() -> aggregate(OCTOBER, Freshness.UP_TO_DATE).terms());

          assertThat(figures.members()).isEqualTo(1);
          assertThat(figures.netSpend()).isEqualTo("100.00");
          assertThat(figures.pointsDistributed()).isEqualTo(10);
          assertThat(figures.membersMovedUp()).isEqualTo(1);
          assertThat(figures.vouchersIssuedValue()).isEqualTo("20.00");
          assertThat(terms.spendAboveRegular()).isEqualTo("100.00");
          assertThat(terms.cost()).isEqualTo("20.10");
        });
  }

  @Test
  void figuresSeeWhatTheirOwnTransactionHasChanged() {
    rows.member("ann", "2026-01-01");

    transactions.executeWithoutResult(
        flow -> {
          Member ann = entityManager.find(Member.class, "ann");
          ReflectionTestUtils.invokeMethod(ann, "close", LocalDate.parse("2026-10-31"));

          assertThat(generate(OCTOBER, Freshness.REUSE_RECENT).figures().membersClosed())
              .isEqualTo(1);
          assertThat(aggregate(OCTOBER, Freshness.REUSE_RECENT).tiers())
              .allMatch(tier -> tier.members() == 0);
          flow.setRollbackOnly();
        });
  }

  /** The end of a flow: it holds rows of its own member alone. */
  private Instant flow(String member, YearMonth month, Freshness freshness, boolean failing) {
    return transactions.execute(
        flow -> {
          database.update(
              "update points_account set balance = balance + 1 where member_number = ?", member);
          Instant generatedAt = generate(month, freshness).generatedAt();
          aggregate(month, freshness);
          if (failing) {
            flow.setRollbackOnly();
          }
          return generatedAt;
        });
  }

  private <T> List<T> atOnce(IntFunction<T> action) throws Exception {
    CyclicBarrier start = new CyclicBarrier(FLOWS);
    List<Future<T>> running = new ArrayList<>();
    for (int flow = 0; flow < FLOWS; flow++) {
      int number = flow;
      running.add(
          threads.submit(
              () -> {
                start.await();
                return action.apply(number);
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : running) {
      results.add(result.get(60, SECONDS));
    }
    return results;
  }

  private <T> T elsewhere(Callable<T> action) {
    try {
      return threads.submit(action).get(10, SECONDS);
    } catch (Exception e) {
      throw new AssertionError("It waits, or fails.", e);
    }
  }
}
