package io.tierflow.workflow.monthlyrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.batch.BatchState;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvImport;
import io.tierflow.member.MemberCsv;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.oracle.VariedProgramme;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionCsv;
import io.tierflow.transaction.TransactionService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Members for whom nothing can change are skipped. The same programme, run with skipping and
 * without, comes out the same to the last row.
 */
@OnH2
@FlowTest
@TestPropertySource(
    properties = {
      "tierflow.monthly-run.partitions=3",
      "tierflow.monthly-run.page-size=7",
      "tierflow.monthly-run.skim-size=11"
    })
@Tag("full")
class SkippedMembersTest {

  private static final String RUN = "bpmn/loyalty-monthly-run.bpmn";
  private static final String ELIGIBILITY = "dmn/tier-eligibility.dmn";
  private static final String SKIPPING =
      "<camunda:inputParameter name=\"skipMembersWithoutChange\">true<";

  private static final List<String> TABLES =
      List.of(
          "member",
          "points_account",
          "ledger_entry",
          "points_lot",
          "transaction",
          "tier_change",
          "voucher",
          "voucher_archive",
          "gift_dispatch",
          "message",
          "health_report",
          "program_roi",
          "program_roi_tier");

  /** What is drawn by chance or counted by the engine, and what contains it. */
  private static final Set<String> IGNORED =
      Set.of(
          "voucher_id",
          "code",
          "gift_id",
          "message_id",
          "change_id",
          "process_instance_id",
          "earned_by",
          "idempotency_key",
          "parameters",
          "personal_data",
          "table_version",
          "earning_table_version",
          "version");

  @Autowired private CsvImport imports;
  @Autowired private MemberCsv memberCsv;
  @Autowired private TransactionCsv transactionCsv;
  @Autowired private MemberService members;
  @Autowired private TransactionService transactions;
  @Autowired private PointsService points;
  @Autowired private MonthlyRunService runs;
  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactionManager;

  @Test
  void skippingChangesNoRow() {
    deploy(RUN, released(RUN));
    Map<String, List<String>> skipping = goThroughTheMonths();
    assertThat(skipped()).isPositive();
    forget();

    assertThat(released(RUN)).contains(SKIPPING);
    deploy(RUN, released(RUN).replace(SKIPPING, SKIPPING.replace("true", "false")));
    Map<String, List<String>> takingEveryone = goThroughTheMonths();
    assertThat(skipped()).isZero();

    assertThat(skipping.get("tier_change")).hasSizeGreaterThan(350);
    assertThat(skipping.get("points_account")).hasSameSizeAs(takingEveryone.get("member"));
    for (String table : TABLES) {
      assertThat(skipping.get(table))
          .as(table)
          .isNotEmpty()
          .containsExactlyElementsOf(takingEveryone.get(table));
    }
  }

  private Map<String, List<String>> goThroughTheMonths() {
    VariedProgramme varied = new VariedProgramme();
    clock.set("2026-11-30T12:00:00Z");
    load(varied.membersCsv(), memberCsv);
    load(varied.transactionsCsv(), transactionCsv);
    deploy(ELIGIBILITY, released(ELIGIBILITY));

    clock.set("2026-06-20T12:00:00Z");
    members.close(VariedProgramme.CLOSED);
    run(YearMonth.of(2026, 6));
    answerReviews();
    whatHappensInJuly();
    deploy(ELIGIBILITY, released(ELIGIBILITY).replace("&gt;= 100<", "&gt;= 80<"));
    run(YearMonth.of(2026, 7));
    assertThat(programme.member(VariedProgramme.BELOW_SILVER).getTier().code()).isEqualTo("SILVER");
    deploy(ELIGIBILITY, released(ELIGIBILITY));
    run(YearMonth.of(2026, 8));
    run(YearMonth.of(2026, 9));
    run(YearMonth.of(2026, 10));
    assertThat(programme.member(VariedProgramme.DECLINED_BY_SPEND).isUnderReview()).isTrue();
    assertThat(programme.proof().mismatches()).isZero();
    return rows();
  }

  private void whatHappensInJuly() {
    clock.set("2026-07-15T12:00:00Z");
    refund("L1", VariedProgramme.REFUNDED_AFTER_EARNING, "1100.00");
    points.adjust(
        VariedProgramme.SPENT_THEN_REFUNDED,
        new PointsService.Adjustment("A1", -90, "Spent."),
        "admin");
    refund("L2", VariedProgramme.SPENT_THEN_REFUNDED, "1000.00");
    purchase("L3", "70.00", LocalDate.of(2026, 3, 1));
    purchase("L4", "80.00", LocalDate.of(2026, 5, 20));
  }

  private void refund(String id, String member, String amount) {
    record(id, member, Kinds.REFUND, amount, LocalDate.of(2026, 7, 15), firstOf(member));
  }

  private void purchase(String id, String amount, LocalDate day) {
    record(id, VariedProgramme.LATE_ARRIVALS, Kinds.PURCHASE, amount, day, null);
  }

  private void record(
      String id, String member, ActivityKind kind, String amount, LocalDate day, String refundOf) {
    transactions.record(
        new NewTransaction(
            id,
            member,
            kind,
            new BigDecimal(amount),
            "USD",
            day.atTime(11, 0).toInstant(ZoneOffset.UTC),
            refundOf));
  }

  private String firstOf(String member) {
    return programme
        .texts(
            "select transaction_id from transaction where member_number = ? order by occurred_at",
            member)
        .get(0);
  }

  private void answerReviews() {
    clock.set("2026-07-02T12:00:00Z");
    Set<String> declined =
        Set.of(
            VariedProgramme.DECLINED_BY_SPEND,
            VariedProgramme.DECLINED_BY_POINTS,
            VariedProgramme.CORPORATE_DECLINED);
    for (Map<String, Object> open :
        database
            .sql(
                """
                select process_instance_id, member_number from tier_change
                where status = 'PROVISIONAL' order by member_number
                """)
            .query()
            .listOfRows()) {
      String instance = open.get("process_instance_id").toString();
      String member = open.get("member_number").toString();
      if (declined.contains(member)) {
        programme.review(instance, "DECLINED", "Not yet.");
      } else if (!member.equals(VariedProgramme.REVIEW_LEFT_OPEN)) {
        programme.review(instance, "APPROVED", null);
      }
    }
    assertThat(programme.member(VariedProgramme.APPROVED).getConfirmedTier().code())
        .isEqualTo("VIP");
  }

  private void run(YearMonth month) {
    clock.set(month.plusMonths(1).atDay(1) + "T03:00:00Z");
    String runId = runs.start(month, "owner");
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      due.forEach(job -> jobs.executeJob(job.getId()));
      due = dueJobs();
    }
    MonthlyRunProgress progress = runs.progress(runId);
    assertThat(progress.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(progress.membersFailed()).isZero();
    assertThat(progress.membersRemaining()).isZero();
  }

  private List<Job> dueJobs() {
    return jobs.createJobQuery().messages().withRetriesLeft().list().stream()
        .filter(job -> job.getProcessInstanceId() != null)
        .toList();
  }

  private long skipped() {
    return programme.number("select sum(members_skipped) from batch_range");
  }

  private Map<String, List<String>> rows() {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : TABLES) {
      rows.put(
          table,
          database.sql("select * from " + table).query().listOfRows().stream()
              .map(SkippedMembersTest::shown)
              .sorted()
              .toList());
    }
    return rows;
  }

  private static String shown(Map<String, Object> row) {
    Map<String, Object> shown = new TreeMap<>(row);
    shown.keySet().removeIf(column -> IGNORED.contains(column.toLowerCase()));
    return shown.toString();
  }

  /** Makes the database as it was before the first member came. */
  private void forget() {
    runtime.createProcessInstanceQuery().list().stream()
        .map(ProcessInstance::getId)
        .forEach(id -> runtime.deleteProcessInstance(id, "The programme begins anew."));
    Stream.of(
            "message",
            "gift_dispatch",
            "voucher",
            "voucher_archive",
            "tier_change",
            "points_lot",
            "lot_movement",
            "ledger_reason",
            "ledger_entry",
            "points_account",
            "transaction where refund_of is not null",
            "transaction",
            "member_lookup",
            "member",
            "tier_upgrade",
            "program_roi_tier",
            "program_roi",
            "health_report",
            "batch_retried_member",
            "batch_range",
            "batch")
        .forEach(
            rows ->
                new TransactionTemplate(transactionManager)
                    .executeWithoutResult(status -> database.sql("delete from " + rows).update()));
  }

  private void deploy(String resource, String text) {
    models.createDeployment().name("A test").addString(resource, text).deploy();
  }

  private static String released(String resource) {
    try (InputStream model =
        SkippedMembersTest.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> void load(String csv, CsvFormat<T> format) {
    try {
      assertThat(
              imports
                  .run(
                      new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                      format,
                      (line, reason) -> {})
                  .rejected())
          .isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
