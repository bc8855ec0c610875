package io.tierflow.workflow.tierupgrade;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.NotFoundException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Upgrades, reviews, gifts and refunds, and what the ledger says of them. */
abstract class UpgradeEarningStories {

  static final List<String> WITHOUT_PEOPLE =
      TierUpgradeFlow.STEPS.stream()
          .filter(step -> !step.startsWith("Assign") && !step.startsWith("Verify"))
          .toList();

  static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  @Autowired TestProgramme programme;
  @Autowired AdjustableClock clock;
  @Autowired FailingSteps failingSteps;
  @Autowired TierUpgradeService upgrades;
  @Autowired RedemptionService redemptions;
  @Autowired RuntimeService runtime;
  @Autowired ProcessEngine engine;

  @BeforeEach
  void startOnTheLastOfOctober() {
    failingSteps.mend();
    clock.set("2026-10-31T18:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @Test
  void aQuietMonthChangesNothing() {
    String member = programme.enrol();
    String instance = programme.upgrade(member, TODAY);

    TierUpgradeStatus status = programme.status(instance);
    assertThat(status.state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(status.upgrade().getOutcomes()).containsExactly("Programme figures up to date");
    assertThat(ledger(member)).isEmpty();
    assertThat(messages(member)).isEmpty();
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
  }

  @Test
  void pointsWithoutAnUpgradeAreBookedAndTold() {
    String member = programme.enrol();
    programme.purchase(member, "199.99", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThat(ledger(member)).containsExactly("EARN 19 2026-10-31");
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.status(instance).upgrade().getDecisions())
        .extracting(decision -> decision.table() + " " + decision.version())
        .contains("points-earning 1", "tier-eligibility 1");
  }

  @Test
  void anUpgradeWithoutReviewPassesTheStepsInTheirOrder() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThat(programme.status(instance).upgrade().getSteps())
        .filteredOn(TierUpgradeFlow.STEPS::contains)
        .containsExactlyElementsOf(WITHOUT_PEOPLE);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("ISSUED 10.00 2027-01-29");
    assertThat(messages(member)).containsExactlyInAnyOrder("TIER_UPGRADE", "POINTS_ALERT");
  }

  @Test
  void anApprovedReviewConfirmsTheTierAndIssuesTheVoucherFromThatDayOn() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(vouchers(member)).containsExactly("HELD 50.00 null");
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.WAITING);
    assertThat(programme.status(instance).upgrade().getOutcomes())
        .containsExactly("Programme figures up to date");

    clock.advance(Duration.of(5, DAYS));
    programme.review(instance, "APPROVED", null);

    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
    assertThat(programme.member(member).getTierSince()).isEqualTo(TODAY.plusDays(5));
    assertThat(vouchers(member)).containsExactly("ISSUED 50.00 2027-02-03");
    assertThat(messages(member)).containsExactlyInAnyOrder("POINTS_ALERT", "TIER_UPGRADE");
    assertThat(programme.task(instance, "VerifyPhysicalGiftDispatch")).isNotNull();
    assertThat(programme.texts("select reviewer from tier_change where change_id = ?", instance))
        .containsExactly("manager");
  }

  @Test
  void aDeclinedReviewRestoresTierAndVoucherAndKeepsThePoints() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "DECLINED", "The purchases are under investigation.");

    TierUpgradeStatus status = programme.status(instance);
    assertThat(status.state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(status.upgrade().getOutcomes())
        .containsExactly("Programme figures up to date", "Upgrade declined");
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED 50.00 null");
    assertThat(programme.balance(member)).isEqualTo(1200);
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(gifts(member)).containsExactly("CANCELLED");
  }

  @Test
  void aDeclineWithoutReasonIsRefusedAndNothingIsHalfDone() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThatThrownBy(() -> programme.review(instance, "DECLINED", "  "))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("reviewRemark");
    assertThat(programme.task(instance, "AssignLoyaltyManagerReview")).isNotNull();
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
  }

  @Test
  void aGiftIsDispatched() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of(
            "dispatchOutcome", "DISPATCHED", "carrier", "Example Post", "trackingNumber", "EP1"));

    assertThat(gifts(member)).containsExactly("DISPATCHED");
    assertThat(programme.status(instance).upgrade().getOutcomes())
        .containsExactlyInAnyOrder(
            "Programme figures up to date", "Member told of upgrade", "Gift on its way");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(programme.texts("select carrier from gift_dispatch where gift_id = ?", instance))
        .containsExactly("Example Post");
  }

  @Test
  void aGiftThatCanNotBeDispatchedBecomesTheSubstituteVoucher() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance, Map.of("dispatchOutcome", "NOT_POSSIBLE", "notPossibleReason", "Out of stock"));

    assertThat(gifts(member)).containsExactly("SUBSTITUTED");
    assertThat(vouchers(member)).contains("ISSUED 30.00 2027-01-29");
    assertThat(programme.status(instance).upgrade().getOutcomes())
        .contains("Substitute voucher issued");
  }

  @Test
  void anUnknownMemberIsRefusedAtTheDoorAndEndsTheFlowWhereItIsStartedOtherwise() {
    assertThatThrownBy(() -> upgrades.start("NOBODY", null)).isInstanceOf(NotFoundException.class);

    assertThat(startedInTasklist(Map.of("memberNumber", "NOBODY")))
        .containsExactly("Member not in programme");
    assertThat(startedInTasklist(Map.of())).containsExactly("Request not valid");
    String member = programme.enrol();
    assertThat(startedInTasklist(Map.of("memberNumber", member, "asOf", "2026-11-01")))
        .containsExactly("Request not valid");
    assertThat(startedInTasklist(Map.of("memberNumber", member, "asOf", "yesterday")))
        .containsExactly("Request not valid");
  }

  @Test
  void aRefundAfterEarningTakesBackWhatThePurchaseEarned() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "250.00", TODAY.minusDays(3));
    programme.purchase(member, "100.00", TODAY.minusDays(2));
    programme.upgrade(member, TODAY);
    programme.refund(member, purchase, "250.00", TODAY);

    assertThat(ledger(member)).containsExactly("EARN 35 2026-10-31", "REVERSE -25 2026-10-31");
    assertThat(programme.balance(member)).isEqualTo(10);
  }

  @Test
  void refundsInPartsDownToNothingTakeBackExactlyWhatWasEarned() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "99.99", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(9);
    programme.refund(member, purchase, "33.33", TODAY);
    assertThat(programme.balance(member)).isEqualTo(6);
    programme.refund(member, purchase, "33.33", TODAY);
    assertThat(programme.balance(member)).isEqualTo(3);
    programme.refund(member, purchase, "33.33", TODAY);
    assertThat(programme.balance(member)).isZero();
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isZero();
  }

  @Test
  void aRateOfAThirdIsTakenBackInThirds() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "600.00", TODAY.minusDays(3));
    EditedModel edited =
        EditedModel.deploy(
            engine.getRepositoryService(), "/dmn/points-earning.dmn", ">0.10<", ">1/3<");
    try {
      programme.upgrade(member, TODAY);
    } finally {
      edited.withdraw();
    }
    assertThat(programme.balance(member)).isEqualTo(200);

    programme.refund(member, purchase, "300.00", TODAY.minusDays(2));
    assertThat(programme.balance(member)).isEqualTo(100);
    programme.refund(member, purchase, "200.00", TODAY.minusDays(1));
    assertThat(programme.balance(member)).isEqualTo(33);
    programme.refund(member, purchase, "100.00", TODAY);

    assertThat(programme.balance(member)).isZero();
    assertThat(
            programme.texts(
                "select cast(earning_rate as char(20)) from transaction where transaction_id = ?",
                purchase))
        .allSatisfy(rate -> assertThat(rate).startsWith("0.33333333333333"));
  }

  @Test
  void aRefundAfterSpendingLeavesAShortfallThatLaterEarningsRepayFirst() {
    String member = programme.enrol();
    String purchase = programme.purchase(member, "500.00", TODAY.minusDays(3));
    programme.upgrade(member, TODAY);
    redemptions.redeemPoints(member, "spend-" + member, 40);
    programme.refund(member, purchase, "500.00", TODAY);

    assertThat(programme.balance(member)).isZero();
    assertThat(shortfall(member)).isEqualTo(40);

    programme.purchase(member, "300.00", TODAY.minusDays(1));
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isZero();
    assertThat(shortfall(member)).isEqualTo(10);

    programme.purchase(member, "300.00", TODAY);
    programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(20);
    assertThat(shortfall(member)).isZero();
    assertThat(ledger(member))
        .containsExactly(
            "EARN 50 2026-10-31",
            "SPEND -40 2026-10-31",
            "REVERSE -10 2026-10-31",
            "EARN 30 2026-10-31",
            "REVERSE -30 2026-10-31",
            "EARN 30 2026-10-31",
            "REVERSE -10 2026-10-31");
  }

  @Test
  void fractionsAreCarriedFromRunToRun() {
    String member = programme.enrol();
    for (int day = 10; day > 0; day--) {
      programme.purchase(member, "5.00", TODAY.minusDays(day));
      programme.upgrade(member, TODAY.minusDays(day));
    }
    assertThat(programme.balance(member)).isEqualTo(5);
  }

  List<String> startedInTasklist(Map<String, Object> variables) {
    String instance = runtime.startProcessInstanceByKey(TierUpgradeFlow.PROCESS, variables).getId();
    programme.runJobs(instance);
    return programme.status(instance).upgrade().getOutcomes();
  }

  private long shortfall(String member) {
    return programme.number("select shortfall from points_account where member_number = ?", member);
  }

  List<String> ledger(String member) {
    return programme.texts(
        """
        select concat(entry_type, ' ', points, ' ', effective_on) from ledger_entry
        where member_number = ? order by entry_number
        """,
        member);
  }

  List<String> vouchers(String member) {
    return programme.texts(
        """
        select concat(state, ' ', amount, ' ', coalesce(cast(expires_on as char(10)), 'null'))
        from voucher where member_number = ? order by created_at, voucher_id
        """,
        member);
  }

  List<String> gifts(String member) {
    return programme.texts("select state from gift_dispatch where member_number = ?", member);
  }

  List<String> messages(String member) {
    return programme.texts("select kind from message where member_number = ?", member);
  }
}
