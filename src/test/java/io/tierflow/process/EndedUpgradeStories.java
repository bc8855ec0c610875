package io.tierflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.member.Tier;
import io.tierflow.member.TierStatus;
import io.tierflow.programme.AdjustableClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Upgrades that come to an end otherwise than by their steps give back what is provisional: the
 * tier, the held voucher, and a gift that has not left. The ways: cancelled in Cockpit with each
 * combination of its boxes, in a batch, by deleting definition or deployment, by taking the review
 * away, and by an instance that has gone without a word.
 */
abstract class EndedUpgradeStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);
  private static final String REVIEW = "AssignLoyaltyManagerReview";

  @Autowired private Programme programme;
  @Autowired private AdjustableClock clock;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService models;
  @Autowired private ManagementService jobs;
  @Autowired private TierUpgradeService upgrades;

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
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.VIP);
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

  private void assertGivenBack(String member, String instance) {
    assertThat(programme.member(member).getTier()).isEqualTo(Tier.REGULAR);
    assertThat(programme.member(member).getTierStatus()).isEqualTo(TierStatus.CONFIRMED);
    assertThat(vouchers(member)).containsExactly("CANCELLED");
    assertThat(gifts(member)).containsExactly("CANCELLED");
    assertThat(
            programme.texts(
                "select concat(status, ' ', reviewer_remark) from tier_change where change_id = ?",
                instance))
        .containsExactly("DECLINED The upgrade was cancelled.");
    assertThat(upgrades.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(upgrades.status(instance).upgrade().getEndedAt()).isNotNull();
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
