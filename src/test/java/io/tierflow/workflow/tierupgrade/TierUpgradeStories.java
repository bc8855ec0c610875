package io.tierflow.workflow.tierupgrade;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.AccountType;
import io.tierflow.member.Tier;
import io.tierflow.member.TierStatus;
import io.tierflow.report.MonthlyReportService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.transaction.TransactionKind;
import io.tierflow.web.ConflictException;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.review.TaskVariableCleanup;
import java.time.Duration;
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
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories of members, over the real model, the real tables and the real services. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TierUpgradeStories {

  static final List<String> WITHOUT_PEOPLE =
      TierUpgradeFlow.STEPS.stream()
          .filter(step -> !step.startsWith("Assign") && !step.startsWith("Verify"))
          .toList();

  private static final String UPGRADE = "/bpmn/loyalty-tier-upgrade.bpmn";

  static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private FailingSteps failingSteps;
  @Autowired TierUpgradeService upgrades;
  @Autowired private UpgradeRequestService requests;
  @Autowired private RedemptionService redemptions;
  @Autowired private TaskVariableCleanup taskVariableCleanup;
  @Autowired private MonthlyReportService reports;
  @Autowired private ManagementService jobs;
  @Autowired private RepositoryService models;
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
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);
  }

  @Test
  void pointsWithoutAnUpgradeAreBookedAndTold() {
    String member = programme.enrol();
    programme.purchase(member, "199.99", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThat(ledger(member)).containsExactly("EARN 19 2026-10-31");
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);
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
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.SILVER);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("ISSUED 10.00 2027-01-29");
    assertThat(messages(member)).containsExactlyInAnyOrder("TIER_UPGRADE", "POINTS_ALERT");
  }

  @Test
  void anApprovedReviewConfirmsTheTierAndIssuesTheVoucherFromThatDayOn() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.VIP);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.REGULAR);
    assertThat(vouchers(member)).containsExactly("HELD 50.00 null");
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.WAITING);
    assertThat(programme.status(instance).upgrade().getOutcomes())
        .containsExactly("Programme figures up to date");

    clock.advance(Duration.of(5, DAYS));
    programme.review(instance, "APPROVED", null);

    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.VIP);
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
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);
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

  @Test
  void eightFlowsOfOneMemberAtTheSameTimeEarnOnce() throws Exception {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    List<String> instances =
        IntStream.range(0, 8).mapToObj(i -> upgrades.start(member, TODAY)).toList();

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> runs =
          instances.stream()
              .map(instance -> Executors.callable(() -> programme.runJobs(instance)))
              .toList();
      for (Future<Object> run : threads.invokeAll(runs)) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(ledger(member)).containsExactly("EARN 150 2026-10-31");
    assertThat(vouchers(member)).hasSize(1);
    assertThat(messages(member)).containsExactlyInAnyOrder("POINTS_ALERT", "TIER_UPGRADE");
    assertThat(instances)
        .allSatisfy(
            instance ->
                assertThat(programme.status(instance).state())
                    .isEqualTo(TierUpgradeState.COMPLETED));
  }

  @Test
  void aRequestedUpgradeThatNeedsNobodyHasEndedWhenItIsAnswered() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));

    String instance = requests.request(member, TODAY);

    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(ledger(member)).containsExactly("EARN 150 2026-10-31");
    assertThat(jobs.createJobQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void aRequestedUpgradeWaitsForPeopleAsAnyOther() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));

    String instance = requests.request(member, TODAY);

    assertThat(programme.task(instance, "AssignLoyaltyManagerReview")).isNotNull();
    programme.review(instance, "APPROVED", null);
    programme.pack(
        instance,
        Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Parcel", "trackingNumber", "P-2"));
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
  }

  @Test
  void whoeverAnswersAReviewCannotSendTheGiftToAnotherMember() {
    String member = programme.enrol();
    String other = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);

    programme.complete(
        instance,
        "AssignLoyaltyManagerReview",
        "manager",
        Map.of("reviewOutcome", "APPROVED", "memberNumber", other));
    programme.runJobs(instance);

    String gift = programme.task(instance, "VerifyPhysicalGiftDispatch").getId();
    assertThat(engine.getTaskService().getVariableLocal(gift, "memberNumber")).isEqualTo(member);
  }

  @Test
  void aRequestedUpgradeThatFailsLeavesNothingAndIsDoneByAJob() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    failingSteps.fail("createRewardVoucher", 1);

    String instance = requests.request(member, TODAY);

    assertThat(ledger(member)).isEmpty();
    assertThat(vouchers(member)).isEmpty();
    assertThat(recorded(member)).isZero();
    programme.runJobs(instance);
    assertThat(recorded(member)).isOne();
    assertThat(ledger(member)).containsExactly("EARN 150 2026-10-31");
    assertThat(vouchers(member)).hasSize(1);
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
  }

  private long recorded(String member) {
    return programme.number("select count(*) from tier_upgrade where member_number = ?", member);
  }

  @Test
  void aStepThatFailsTwiceThenWorksLeavesNothingTwice() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    failingSteps.fail("updateCustomerPointsBalance", 2);
    String instance = upgrades.start(member, TODAY);
    Job job = jobs.createJobQuery().processInstanceId(instance).singleResult();
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> jobs.executeJob(job.getId()))
          .hasMessageContaining("updateCustomerPointsBalance fails");
      assertThat(ledger(member)).isEmpty();
    }
    jobs.executeJob(job.getId());

    assertThat(ledger(member)).containsExactly("EARN 150 2026-10-31");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
  }

  @Test
  void aStepThatKeepsFailingBecomesAnIncidentThatNamesItAndCommittedStepsAreNotRepeated() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    String instance = programme.upgrade(member, TODAY);
    failingSteps.fail("sendTierUpgradeNotification", Integer.MAX_VALUE);
    programme.complete(
        instance, "AssignLoyaltyManagerReview", "manager", Map.of("reviewOutcome", "APPROVED"));
    exhaustRetries(instance);

    Incident incident = runtime.createIncidentQuery().processInstanceId(instance).singleResult();
    assertThat(incident.getFailedActivityId()).isEqualTo("SendTierUpgradeNotification");
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.INCIDENT);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
    assertThat(messages(member)).containsExactly("POINTS_ALERT");
    assertThat(gifts(member)).containsExactly("HELD");
    assertThat(ledger(member)).containsExactly("EARN 1200 2026-10-31");

    failingSteps.mend();
    Job failed = jobs.createJobQuery().processInstanceId(instance).noRetriesLeft().singleResult();
    jobs.setJobRetries(failed.getId(), 1);
    programme.runJobs(instance);

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.VIP);
    assertThat(messages(member)).containsExactlyInAnyOrder("POINTS_ALERT", "TIER_UPGRADE");
    assertThat(ledger(member)).containsExactly("EARN 1200 2026-10-31");
    assertThat(runtime.createIncidentQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void theDiagramChoosesTheChannelsOfItsMessages() {
    String member = programme.enrol();
    programme.purchase(member, "1200.00", TODAY.minusDays(3));
    EditedModel edited =
        EditedModel.deploy(
            models,
            UPGRADE,
            channels("EMAIL"),
            channels("EMAIL, SMS,DASHBOARD"),
            channels("SMS"),
            "<camunda:property name=\"remark\" value=\"\" />");
    try {
      String instance = programme.upgrade(member, TODAY);

      assertThat(
              programme.texts(
                  "select concat(channel, ' ', idempotency_key) from message"
                      + " where member_number = ?",
                  member))
          .containsExactlyInAnyOrder(
              "EMAIL tier-upgrade:" + instance,
              "SMS tier-upgrade:" + instance + ":SMS",
              "DASHBOARD tier-upgrade:" + instance + ":DASHBOARD",
              "SMS points-alert:" + instance);
    } finally {
      edited.withdraw();
    }
  }

  @Test
  void aChannelThatIsNoneIsRefusedWhenTheDiagramIsDeployed() {
    assertThatThrownBy(
            () -> EditedModel.deploy(models, UPGRADE, channels("SMS"), channels("SMS, LETTER")))
        .isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining(
            "Step SendInstantPointsAlert: property channels is 'SMS, LETTER'; accepted: one or"
                + " several of [EMAIL, SMS, ");
  }

  private static String channels(String value) {
    return "<camunda:property name=\"channels\" value=\"%s\" />".formatted(value);
  }

  @Test
  void aDeclinedTierIsNotProposedAgainForNinetyDays() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    programme.review(programme.upgrade(member, TODAY), "DECLINED", "Not yet.");

    clock.set("2026-11-30T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2026, 11, 30));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);

    clock.set("2027-01-28T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2027, 1, 28));
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);

    clock.set("2027-01-29T18:00:00Z");
    programme.upgrade(member, LocalDate.of(2027, 1, 29));
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.VIP);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);
  }

  @Test
  void aCorporateMemberUnderReviewEarnsOnAtTheConfirmedTier() {
    String member = programme.enrol(AccountType.CORPORATE);
    programme.purchase(member, "5000.00", TODAY.minusDays(3));
    String first = programme.upgrade(member, TODAY);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.GOLD);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.PROVISIONAL);

    programme.purchase(member, "6000.00", TODAY);
    String second = programme.upgrade(member, TODAY);
    assertThat(programme.balance(member)).isEqualTo(1100);
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.GOLD);
    assertThat(programme.status(second).state()).isEqualTo(TierUpgradeState.COMPLETED);

    programme.review(first, "APPROVED", null);
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.GOLD);
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
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.VIP);
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
    programme.record(member, TransactionKind.BOOKING, "0.00", TODAY, null);
    programme.record(member, TransactionKind.REFERRAL, "0.00", TODAY, null);
    programme.record(member, TransactionKind.REVIEW, "0.00", TODAY, null);
    programme.record(member, TransactionKind.EVENT, "0.00", TODAY, null);
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

    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);
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

  private List<String> startedInTasklist(Map<String, Object> variables) {
    String instance = runtime.startProcessInstanceByKey(TierUpgradeFlow.PROCESS, variables).getId();
    programme.runJobs(instance);
    return programme.status(instance).upgrade().getOutcomes();
  }

  private void exhaustRetries(String instance) {
    List<Job> due = List.of();
    do {
      due.forEach(
          job ->
              assertThatThrownBy(() -> jobs.executeJob(job.getId()))
                  .hasMessageContaining("fails for this test"));
      due = jobs.createJobQuery().processInstanceId(instance).messages().withRetriesLeft().list();
    } while (!due.isEmpty());
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

  private long shortfall(String member) {
    return programme.number("select shortfall from points_account where member_number = ?", member);
  }

  private List<String> ledger(String member) {
    return programme.texts(
        """
        select concat(entry_type, ' ', points, ' ', effective_on) from ledger_entry
        where member_number = ? order by entry_number
        """,
        member);
  }

  private List<String> vouchers(String member) {
    return programme.texts(
        """
        select concat(state, ' ', amount, ' ', coalesce(cast(expires_on as char(10)), 'null'))
        from voucher where member_number = ? order by created_at, voucher_id
        """,
        member);
  }

  private List<String> gifts(String member) {
    return programme.texts("select state from gift_dispatch where member_number = ?", member);
  }

  private List<String> messages(String member) {
    return programme.texts("select kind from message where member_number = ?", member);
  }
}
