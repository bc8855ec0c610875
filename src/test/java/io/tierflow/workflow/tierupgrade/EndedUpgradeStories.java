package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.Closure;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.web.ConflictException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Upgrades that come to an end otherwise than by their steps give back what is provisional: the
 * tier, the held voucher, and a gift that has not left. The ways: cancelled in Cockpit with each
 * combination of its boxes, in a batch, by deleting definition or deployment, by taking the review
 * away, and by an instance that has gone without a word.
 */
abstract class EndedUpgradeStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String REVIEW = "AssignLoyaltyManagerReview";

  @Autowired private TestProgramme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;
  @Autowired private ManagementService jobs;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TierUpgradeStatusService statuses;
  @Autowired private AbandonedUpgradeCleanup abandoned;
  @Autowired private MemberService members;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void startOnTheLastOfOctober() {
    clock.set("2026-10-31T18:00:00Z");
  }

  @Test
  void whicheverBoxesOfCockpitAreTicked() {
    for (boolean skipListeners : List.of(false, true)) {
      for (boolean skipMappings : List.of(false, true)) {
        String member = richMember();
        String instance = programme.upgrade(member, TODAY);
        runtime.deleteProcessInstance(
            instance, "deleted in Cockpit", skipListeners, true, skipMappings, false);
        assertGivenBack(member, instance);
      }
    }
  }

  @Test
  void inABatch() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    String other = richMember();
    String otherInstance = programme.upgrade(other, TODAY);

    runBatch(
        runtime
            .deleteProcessInstancesAsync(
                List.of(instance, otherInstance), null, null, "cleaning up", true, true, true)
            .getBatchJobDefinitionId());

    assertGivenBack(member, instance);
    assertGivenBack(other, otherInstance);
  }

  @Test
  void byDeletingTheDeployment() {
    EditedModel edited =
        EditedModel.deploy(models, "/bpmn/loyalty-tier-upgrade.bpmn", "plusDays(3)", "plusDays(4)");
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);

    edited.withdrawAsCockpitProposes();

    assertGivenBack(member, instance);
  }

  @Test
  void byDeletingTheDefinition() {
    EditedModel edited =
        EditedModel.deploy(models, "/bpmn/loyalty-tier-upgrade.bpmn", "plusDays(3)", "plusDays(4)");
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);

    models.deleteProcessDefinition(latest().getId(), true, true, true);

    assertGivenBack(member, instance);
    edited.withdraw();
  }

  @Test
  void byTakingTheReviewAway() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    runtime
        .createProcessInstanceModification(instance)
        .cancelAllForActivity(REVIEW)
        .execute(true, true);
    assertGivenBack(member, instance);
  }

  @Test
  void byTakingTheReviewAwayWhileOtherStepsAreOutstanding() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    runtime
        .createProcessInstanceModification(instance)
        .startBeforeActivity("RemindLoyaltyManagers")
        .cancelAllForActivity(REVIEW)
        .execute(true, true);

    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED");
  }

  @Test
  void aGiftThatHasNotLeftIsCancelledAndWhatTheMemberHasStays() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);

    runtime.deleteProcessInstance(instance, "deleted in Cockpit", true, true, true, false);

    assertThat(gifts(member)).containsExactly("CANCELLED");
    assertThat(vouchers(member)).containsExactly("ISSUED");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
  }

  @Test
  void aGiftThatHasLeftStaysDispatched() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);
    programme.complete(
        instance,
        "VerifyPhysicalGiftDispatch",
        "warehouse",
        Map.of("dispatchOutcome", "DISPATCHED", "carrier", "Post", "trackingNumber", "1"));

    runtime.deleteProcessInstance(instance, "deleted in Cockpit", true, true, true, false);

    assertThat(gifts(member)).containsExactly("DISPATCHED");
  }

  @Test
  void theUpgradeOfAnInstanceThatHasGoneWithoutAWordIsFoundAndGivenBack() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    runtime.deleteProcessInstance(instance, "stands for a delete that nobody heard of");
    programme.execute(
        "update tier_change set status = 'PROVISIONAL', decided_on = null where change_id = ?",
        instance);
    programme.execute(
        "update member set tier = 'VIP', tier_status = 'PROVISIONAL' where member_number = ?",
        member);
    programme.execute("update voucher set state = 'HELD' where member_number = ?", member);
    programme.execute(
        "update tier_upgrade set ended_at = null where process_instance_id = ?", instance);

    abandoned.giveBack();

    assertGivenBack(member, instance);
  }

  @Test
  void aReviewOfAMemberWhoLeftBeforeTheseEndedIsFoundAndNeverApproved() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    programme.execute("update member set status = 'CLOSED' where member_number = ?", member);
    assertThatThrownBy(() -> programme.review(instance, "APPROVED", null))
        .hasMessageContaining("the membership has ended");

    abandoned.giveBack();

    assertThat(programme.task(instance, REVIEW)).isNull();
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED");
  }

  @Test
  void whatIsOpenAndRunningStaysOpen() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);

    abandoned.giveBack();

    assertThat(programme.task(instance, REVIEW)).isNotNull();
    assertThat(programme.member(member).isUnderReview()).isTrue();
  }

  @Test
  void closingAMembershipEndsItsReviewAsADeclineAndSaysSo() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);

    Closure closure = members.endMembership(member);

    assertThat(closure.ended()).containsExactly("The review of the upgrade to VIP was declined.");
    assertThat(programme.task(instance, REVIEW)).isNull();
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(vouchers(member)).containsExactly("CANCELLED");
    assertThat(gifts(member)).containsExactly("CANCELLED");
    assertThat(
            programme.texts(
                "select concat(status, ' ', reviewer_remark) from tier_change where change_id = ?",
                instance))
        .containsExactly("DECLINED The membership was closed.");
    assertThat(audited(member)).containsExactly("The review of the upgrade to VIP was declined.");
    assertThat(statuses.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(members.endMembership(member).ended()).isEmpty();
  }

  @Test
  void closingAMembershipCancelsAGiftThatHasNotLeftAndSaysSo() {
    String member = richMember();
    String instance = programme.upgrade(member, TODAY);
    programme.review(instance, "APPROVED", null);

    Closure closure = members.endMembership(member);

    assertThat(closure.ended()).containsExactly("The gift Welcome gift box was cancelled.");
    assertThat(programme.task(instance, "VerifyPhysicalGiftDispatch")).isNull();
    assertThat(gifts(member)).containsExactly("CANCELLED");
    assertThat(programme.texts("select reason from gift_dispatch where gift_id = ?", instance))
        .containsExactly("The membership was closed.");
  }

  @Test
  void closingWaitsForAnUpgradeThatIsBeingComputedAndEndsItsReview() throws Exception {
    String member = richMember();
    CountDownLatch computed = new CountDownLatch(1);
    CompletableFuture<Closure> closing =
        CompletableFuture.supplyAsync(
            () -> {
              await(computed);
              return members.endMembership(member);
            });

    transaction.executeWithoutResult(
        status -> {
          upgrades.run(member, TODAY);
          computed.countDown();
          Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> !closing.isDone());
        });

    assertThat(closing.get(20, TimeUnit.SECONDS).ended())
        .containsExactly("The review of the upgrade to VIP was declined.");
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(vouchers(member)).containsExactly("CANCELLED");
  }

  @Test
  void anUpgradeThatIsAskedForWhileItsMembershipClosesChangesNothing() throws Exception {
    String member = richMember();
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<String> upgrading =
        CompletableFuture.supplyAsync(
            () -> {
              await(closed);
              return upgrades.run(member, TODAY);
            });

    transaction.executeWithoutResult(
        status -> {
          members.close(member);
          closed.countDown();
          Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> !upgrading.isDone());
        });

    try {
      String begun = upgrading.get(20, TimeUnit.SECONDS);
      assertThat(statuses.status(begun).upgrade().getOutcomes())
          .containsExactly("Member not in programme");
    } catch (ExecutionException notBegun) {
      assertThat(notBegun)
          .hasCauseInstanceOf(ConflictException.class)
          .hasMessageContaining("The membership of %s has ended.".formatted(member));
    }
    assertThat(programme.balance(member)).isZero();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private List<String> audited(String member) {
    return programme.texts(
        "select detail from audit_entry where action = 'MEMBER_CLOSED' and subject = ?", member);
  }

  private void assertGivenBack(String member, String instance) {
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.valueOf("REGULAR"));
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED");
    assertThat(gifts(member)).containsExactly("CANCELLED");
    assertThat(
            programme.texts(
                "select concat(status, ' ', reviewer_remark) from tier_change where change_id = ?",
                instance))
        .containsExactly("DECLINED The upgrade was cancelled.");
    assertThat(statuses.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(statuses.status(instance).upgrade().getEndedAt()).isNotNull();
  }

  /** A member whom the next upgrade proposes as VIP, with a voucher and a gift. */
  private String richMember() {
    String member = programme.enrol();
    programme.purchase(member, "12000.00", TODAY.minusDays(3));
    return member;
  }

  private void runBatch(String jobDefinition) {
    List<Job> due;
    do {
      due = jobs.createJobQuery().withRetriesLeft().messages().list();
      due.stream()
          .filter(job -> job.getProcessInstanceId() == null)
          .forEach(job -> jobs.executeJob(job.getId()));
    } while (jobs.createJobQuery().jobDefinitionId(jobDefinition).count() > 0);
  }

  private ProcessDefinition latest() {
    return models
        .createProcessDefinitionQuery()
        .processDefinitionKey(TierUpgradeFlow.PROCESS)
        .latestVersion()
        .singleResult();
  }

  private List<String> vouchers(String member) {
    return programme.texts("select state from voucher where member_number = ?", member);
  }

  private List<String> gifts(String member) {
    return programme.texts("select state from gift_dispatch where member_number = ?", member);
  }
}
