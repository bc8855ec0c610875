package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.flow.EditedModel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Upgrades that fail, and what the diagram decides about their messages. */
abstract class UpgradeFailureStories extends UpgradeEarningStories {

  private static final String UPGRADE = "/bpmn/loyalty-tier-upgrade.bpmn";
  @Autowired private UpgradeRequestService requests;
  @Autowired ManagementService jobs;
  @Autowired private RepositoryService models;

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

    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("VIP"));
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
}
