package io.tierflow.workflow.tierupgrade.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.report.HealthFigures;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.flow.TestProgramme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What refunds of other things than purchases take away: points, spend, the figures of the
 * programme, and the ground of a tier under review. The same for refunds that take no point back,
 * since the points were fixed or it had become too late to earn.
 */
abstract class RefundStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private MonthlyReportService reports;
  @Autowired private TaskService tasks;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void aCancelledBookingTakesItsPointsItsSpendAndTheGroundOfTheProposalAway() {
    String member = programme.enrol();
    String booking = book(member, "12000.00");
    String instance = programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(programme.balance(member)).isEqualTo(20);

    programme.refund(member, booking, "12000.00", TODAY);

    assertThat(programme.balance(member)).isZero();
    assertGroundLost(instance);
    assertThatThrownBy(() -> programme.review(instance, "APPROVED", null))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("no longer earn");
    programme.review(instance, "DECLINED", "The booking was cancelled.");
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isZero();
  }

  @Test
  void aPartOfABookingLeavesTheFixedPointsAndTakesTheGroundAway() {
    String member = programme.enrol();
    String booking = book(member, "12000.00");
    String instance = programme.upgrade(member, TODAY);

    programme.refund(member, booking, "2000.01", TODAY);

    assertThat(programme.balance(member)).isEqualTo(20);
    assertGroundLost(instance);
  }

  @Test
  void aRefundOfWhatWasTooLateToEarnTakesTheGroundAwayToo() {
    String member = programme.enrol();
    String old = programme.purchase(member, "11000.00", TODAY.minusDays(120));
    String instance = programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);

    programme.refund(member, old, "11000.00", TODAY);

    assertGroundLost(instance);
  }

  @Test
  void aRefundBeforeTheUpgradeLeavesNothingToEarn() {
    String member = programme.enrol();
    String booking = book(member, "12000.00");
    programme.refund(member, booking, "12000.00", TODAY);

    programme.upgrade(member, TODAY);

    assertThat(programme.balance(member)).isZero();
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
  }

  @Test
  void theReportCountsTheRefundOfABooking() {
    String member = programme.enrol();
    HealthFigures before = figures();
    String booking = book(member, "500.00");
    programme.refund(member, booking, "120.00", TODAY);

    HealthFigures after = figures();

    assertThat(after.netSpend().subtract(before.netSpend())).isEqualByComparingTo("380.00");
    assertThat(after.refunds().subtract(before.refunds()))
        .isEqualByComparingTo(new BigDecimal("120.00"));
  }

  private String book(String member, String amount) {
    return programme.record(member, Kinds.BOOKING, amount, TODAY.minusDays(3), null);
  }

  private HealthFigures figures() {
    return reports.current(YearMonth.of(2026, 10)).figures();
  }

  private void assertGroundLost(String instance) {
    String task = programme.task(instance, "AssignLoyaltyManagerReview").getId();
    assertThat(tasks.getVariableLocal(task, ReviewForm.GROUND_LOST)).isEqualTo(true);
    assertThat(tasks.getVariableLocal(task, "groundNote")).asString().contains("REGULAR");
  }
}
