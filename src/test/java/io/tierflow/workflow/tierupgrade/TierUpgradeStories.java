package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.review.TaskVariableCleanup;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories of members, over the real model, the real tables and the real services. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TierUpgradeStories extends UpgradeFailureStories {

  @Autowired private TaskVariableCleanup taskVariableCleanup;
  @Autowired private MonthlyReportService reports;

  @Test
  void aDeclinedTierIsNotProposedAgainForNinetyDays() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    programme.review(programme.upgrade(member, TODAY), "DECLINED", "Not yet.");

    clock.set("2026-11-30T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2026, 11, 30));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));

    clock.set("2027-01-28T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2027, 1, 28));
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));

    clock.set("2027-01-29T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2027, 1, 29));
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
  }

  @Test
  void aCorporateMemberUnderReviewEarnsOnAtTheConfirmedTier() {
    String member = programme.enrol(AccountType.CORPORATE);
    programme.purchase(member, "5000.00", TODAY.minusDays(3));
    String first = programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);

    programme.purchase(member, "6000.00", TODAY);
    String second = programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(1100);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(programme.status(second).state()).isEqualTo(TierUpgradeState.COMPLETED);

    programme.review(first, "APPROVED", null);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
  }

  @Test
  void approvingWhatRefundsHaveTakenTheGroundFromDemandsAReason() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.refund(member, purchase, "11990.00", TODAY);

    assertThat(formValue(instance, "groundNote")).asString().contains("REGULAR");
    assertThatThrownBy(() -> programme.review(instance, "APPROVED", null))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("no longer earn");
    programme.review(instance, "APPROVED", "A replacement was bought in the shop.");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
  }

  @Test
  void lateArrivalsOverMonthsOf31DaysAreNeitherLostNorEarnedTwice() {
    String member = programme.enrol();
    LocalDate july = LocalDate.of(2026, 7, 31);
    LocalDate august = LocalDate.of(2026, 8, 31);
    programme.purchase(member, "10.00", LocalDate.of(2026, 7, 1));
    programme.upgrade(member, july);
    programme.purchase(member, "20.00", LocalDate.of(2026, 8, 1));
    programme.purchase(member, "30.00", LocalDate.of(2026, 7, 15));
    programme.upgrade(member, august);
    programme.purchase(member, "40.00", LocalDate.of(2026, 8, 15));
    programme.upgrade(member, LocalDate.of(2026, 9, 30));
    programme.upgrade(member, LocalDate.of(2026, 9, 30));

    assertThat(ledger(member))
        .containsExactly("EARN 1 2026-07-31", "EARN 5 2026-08-31", "EARN 4 2026-09-30");
  }

  @Test
  void theWindowOfThirtyDaysEndsWithALeapDay() {
    String member = programme.enrol();
    LocalDate leapDay = LocalDate.of(2024, 2, 29);
    programme.purchase(member, "10.00", leapDay);
    programme.purchase(member, "20.00", LocalDate.of(2024, 1, 31));
    programme.purchase(member, "40.00", LocalDate.of(2024, 1, 30));
    programme.purchase(member, "80.00", LocalDate.of(2024, 3, 1));
    String instance = programme.upgrade(member, leapDay);

    assertThat(ledger(member)).containsExactly("EARN 7 2024-02-29");
    assertThat(input(instance, "tier-eligibility", "monthlySpend")).isEqualTo(30.0);
    assertThat(input(instance, "tier-eligibility", "annualSpend")).isEqualTo(70.0);
  }

  @Test
  void whatHasBecomeTooOldToEarnIsMarkedSo() {
    String member = programme.enrol();
    String old = programme.purchase(member, "100.00", TODAY.minusDays(90));
    String young = programme.purchase(member, "100.00", TODAY.minusDays(89));
    programme.upgrade(member, TODAY);

    assertThat(earning(old)).isEqualTo("TOO_LATE");
    assertThat(earning(young)).isEqualTo("EARNED");
    assertThat(programme.balance(member)).isEqualTo(10);
  }

  @Test
  void otherKindsEarnFixedPoints() {
    String member = programme.enrol();
    programme.record(member, Kinds.BOOKING, "0.00", TODAY, null);
    programme.record(member, Kinds.REFERRAL, "0.00", TODAY, null);
    programme.record(member, Kinds.REVIEW, "0.00", TODAY, null);
    programme.record(member, Kinds.EVENT, "0.00", TODAY, null);
    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isEqualTo(150);
  }

  @Test
  void messagesOfALongPastDayAreKeptBack() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(60));
    programme.upgrade(member, TODAY.minusDays(50));

    assertThat(
            programme.texts("select distinct reason from message where member_number = ?", member))
        .containsExactly("BACKDATED");
  }

  @Test
  void pointsCanNotBeSpentTwice() {
    String member = programme.enrol();
    programme.purchase(member, "500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    var first = redemptions.redeemPoints(member, "r-" + member, 30);
    assertThat(redemptions.redeemPoints(member, "r-" + member, 30)).isEqualTo(first);
    assertThatThrownBy(() -> redemptions.redeemPoints(member, "r-" + member, 20))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> redemptions.redeemPoints(member, "r2-" + member, 21))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("20 points");
    assertThat(programme.balance(member)).isEqualTo(20);
  }

  @Test
  void tasksThatAnEarlierReleaseHasOpenedLoseTheNamesAndStillShowThem() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.execute(
        """
        update ACT_RU_VARIABLE set TYPE_ = 'string', TEXT_ = 'Ada Example', TEXT2_ = null
        where PROC_INST_ID_ = ? and NAME_ = 'memberName'\
        """,
        instance);

    taskVariableCleanup.afterSingletonsInstantiated();

    assertThat(
            programme.number(
                """
                select count(*) from ACT_RU_VARIABLE
                where PROC_INST_ID_ = ? and TEXT_ = 'Ada Example'\
                """,
                instance))
        .isZero();
    assertThat(formValue(instance, "memberName")).isEqualTo("Ada Example");
  }

  @Test
  void noPersonalDataStandsInVariablesOnceTheTaskIsDone() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    assertThat(formValue(instance, "memberName")).isEqualTo("Ada Example");
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Post", "trackingNumber", "1"));

    assertThat(
            programme.number(
                """
                select count(*) from ACT_RU_VARIABLE where PROC_INST_ID_ = ?
                  and (TEXT_ like '%Ada%' or TEXT_ like '%Sampletown%')
                """,
                instance))
        .isZero();
  }

  @Test
  void aVoucherRedeemsOnceOutOfFiftyAttemptsAtTheSameTime() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    String code = code(member);

    AtomicInteger redeemed = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    List<Callable<Object>> attempts =
        IntStream.range(0, 50)
            .mapToObj(
                attempt ->
                    Executors.callable(
                        () -> {
                          try {
                            redemptions.redeemVoucher(member + "-" + attempt, code);
                            redeemed.incrementAndGet();
                          } catch (ConflictException already) {
                            refused.incrementAndGet();
                          }
                        }))
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Object> attempt : threads.invokeAll(attempts)) {
        attempt.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(redeemed).hasValue(1);
    assertThat(refused).hasValue(49);
    assertThat(vouchers(member)).containsExactly("REDEEMED 10.00 2027-01-29");
  }

  @Test
  void anExpiredVoucherIsRefusedThenRemovedAndStillCounted() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    String code = code(member);
    long issued = reports.current(YearMonth.of(2026, 10)).figures().vouchersIssued();

    clock.set("2027-01-30T12:00:00Z");
    assertThatThrownBy(() -> redemptions.redeemVoucher("late-" + member, code))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("2027-01-29");
    programme.upgrade(member, LocalDate.of(2027, 1, 30));

    assertThat(vouchers(member)).isEmpty();
    assertThatThrownBy(() -> redemptions.redeemVoucher("later-" + member, code))
        .isInstanceOf(NotFoundException.class);
    assertThat(reports.current(YearMonth.of(2026, 10)).figures().vouchersIssued())
        .isEqualTo(issued);
    assertThat(reports.current(YearMonth.of(2027, 1)).figures().vouchersExpired()).isPositive();
    assertThat(
            programme.number(
                "select count(*) from voucher_archive where member_number = ?", member))
        .isEqualTo(1);
  }

  @Test
  void aCancelledInstanceGivesBackWhatWasProvisional() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    runtime.deleteProcessInstance(instance, "Started by mistake.");

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED 50.00 null");
    assertThat(programme.status(instance).upgrade().getOutcomes()).contains("Cancelled");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
  }

  @Test
  void staffAreRemindedOfWhatWaits() {
    programme.employ("mia", "mia@example.com", "loyalty-managers");
    programme.employ("wim", "wim@example.com", "warehouse");
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    fireTimer(instance);
    assertThat(reminded(instance)).containsExactly("mia@example.com");

    programme.review(instance, "APPROVED", null);
    fireTimer(instance);
    assertThat(reminded(instance)).containsExactly("mia@example.com", "wim@example.com");
    assertThat(
            programme.texts(
                """
                select parameters from message
                where process_instance_id = ? and kind = 'TASK_REMINDER'
                """,
                instance))
        .allSatisfy(
            reminder -> assertThat(reminder).contains("\"taskCount\":", "\"waitingSince\":\"20"));
    assertThat(programme.task(instance, "VerifyPhysicalGiftDispatch")).isNotNull();
  }

  @Test
  void withinAMonthlyRunTheFiguresAreLeftToTheRun() {
    String member = programme.enrol();
    assertThat(
            startedInTasklist(
                Map.of("memberNumber", member, "asOf", TODAY.toString(), "runId", "2026-10")))
        .containsExactly("Figures left to the run");
  }

  private void fireTimer(String instance) {
    Job timer = jobs.createJobQuery().processInstanceId(instance).timers().singleResult();
    jobs.executeJob(timer.getId());
  }

  private List<String> reminded(String instance) {
    return programme.texts(
        """
        select recipient from message
        where process_instance_id = ? and kind = 'TASK_REMINDER' order by recipient
        """,
        instance);
  }

  private Object formValue(String instance, String name) {
    return engine
        .getTaskService()
        .getVariableLocal(programme.task(instance, "AssignLoyaltyManagerReview").getId(), name);
  }

  private Object input(String instance, String table, String name) {
    return programme.status(instance).upgrade().getDecisions().stream()
        .filter(decision -> decision.table().equals(table))
        .findFirst()
        .orElseThrow()
        .inputs()
        .get(name);
  }

  private String earning(String transaction) {
    return programme
        .texts("select earning from transaction where transaction_id = ?", transaction)
        .get(0);
  }

  private String code(String member) {
    return programme.texts("select code from voucher where member_number = ?", member).get(0);
  }
}
