package io.tierflow.workflow.tierrenewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.batch.BatchState;
import io.tierflow.campaign.CampaignDay;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.deployment.TableFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Days that fail, are interrupted, or are made up for: each tier is decided on once. */
abstract class InterruptedRenewalStories extends RenewalDays {

  @Autowired CampaignDayService days;

  @Test
  void aDayThatIsInterruptedAgainAndAgainDecidesOnEachMemberOnce() {
    List<String> members = new ArrayList<>();
    for (int each = 0; each < 9; each++) {
      members.add(holds("GOLD", "2036-01-31", TierTenure.BY_STAFF));
    }
    clock.set("2036-02-01T10:00:00Z");
    LocalDate day = LocalDate.parse("2036-02-01");
    for (int taken = 1; taken < 40; taken += 3) {
      failingSteps.fail("renewPageOfTiers", 1);
      String instance = start(day.toString());
      take(taken);
      if (days.progress(day).state() == BatchState.COMPLETED) {
        break;
      }
      if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
        runtime.deleteProcessInstance(instance, "Interrupted.");
      }
    }
    failingSteps.mend();
    start(day.toString());
    runJobs();

    CampaignDay done = days.progress(day);
    assertThat(done.state()).isEqualTo(BatchState.COMPLETED);
    assertThat(done.tiersLowered()).isEqualTo(9);
    for (String member : members) {
      assertThat(changes(member)).containsExactly("LOWERING GOLD-SILVER CONFIRMED none");
      assertThat(messages(member)).containsExactly("TIER_LOWERED");
    }
  }

  @Test
  void aPageThatFailedIsTakenMemberByMember() {
    String member = holds("GOLD", "2036-03-31", TierTenure.BY_STAFF);
    failingSteps.fail("lowerLoyaltyTier", 1);

    day("2036-04-01");

    assertThat(changes(member)).containsExactly("LOWERING GOLD-SILVER CONFIRMED none");
    assertThat(
            programme.number(
                "select count(*) from batch_retried_member where kind = 'tier-renewal'"
                    + " and batch_name = '2036-04-01'"))
        .isPositive();
  }

  @Test
  void anAnswerThatCanNotBeCarriedOutIsAnIncidentOfThatMemberAlone() {
    deploy(
        TableFile.of("tier-retention")
            .copyAbove("soft-landing", "grace-without-days")
            .cell("grace-without-days", "currentTier", "\"GOLD\"")
            .cell("grace-without-days", "outcome", "\"GRACE\"")
            .cell("grace-without-days", "toTier", ""));
    String gold = holds("GOLD", "2036-05-31", TierTenure.BY_STAFF);
    String silver = holds("SILVER", "2036-05-31", TierTenure.BY_STAFF);

    day("2036-06-01");
    day("2036-06-02");

    assertThat(changes(silver)).containsExactly("LOWERING SILVER-REGULAR CONFIRMED none");
    assertThat(changes(gold)).isEmpty();
    assertThat(member(gold).getConfirmedTier()).isEqualTo(Tier.valueOf("GOLD"));
    assertThat(
            runtime
                .createIncidentQuery()
                .processInstanceId(running(gold))
                .singleResult()
                .getIncidentMessage())
        .contains("Table tier-retention version")
        .contains("row grace-without-days")
        .contains("KEEP or LOWER, since the tier has no grace period");
    assertThat(days.progress(LocalDate.parse("2036-06-02")).state())
        .isEqualTo(BatchState.COMPLETED);
  }

  @Test
  void aDayIsMadeUpForAfterALaterOne() {
    String member = holds("GOLD", "2036-07-31", TierTenure.BY_STAFF);
    String later = holds("GOLD", "2036-08-02", TierTenure.BY_STAFF);
    day("2036-08-02");
    clock.set("2036-08-03T10:00:00Z");

    start("2036-08-01");
    runJobs();
    assertThat(changes(member)).hasSize(1);
    assertThat(changes(later)).isEmpty();
    start("2036-08-03");
    runJobs();

    assertThat(changes(later)).containsExactly("LOWERING GOLD-SILVER CONFIRMED none");
    assertThat(tenure(later).loweredOn()).isEqualTo("2036-08-03");
    assertThat(changes(member)).hasSize(1);
  }

  private void take(int most) {
    List<Job> due = dueJobs();
    for (int taken = 0; taken < most && !due.isEmpty(); taken++) {
      tryJob(due.get(due.size() - 1));
      due = dueJobs();
    }
  }
}
