package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.flow.EditedModel;
import io.tierflow.testsupport.flow.FailingSteps;
import io.tierflow.testsupport.flow.TestProgramme;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tables that can't be right and are there all the same: what they break is an incident at once,
 * says where to look, leaves nothing behind, and goes on with a better table.
 */
abstract class TableFailureStories {

  private static final LocalDate TODAY = LocalDate.of(2026, 10, 31);

  @Autowired private TestProgramme programme;
  @Autowired private UpgradeRequestService requests;
  @Autowired private TierUpgradeStatusService upgrades;
  @Autowired private ProcessEngine engine;
  @Autowired private ManagementService jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private AdjustableClock clock;
  @Autowired private FailingSteps failingSteps;

  @BeforeEach
  void startOnTheLastOfOctober() {
    failingSteps.mend();
    clock.set("2026-10-31T12:00:00Z");
  }

  @AfterEach
  void everyPointIsAccountedFor() {
    assertThat(programme.proof().mismatchedMembers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          points-earning   | purchase-regular-rate            | -0.1           | CalculateLoyaltyPointsEarned | row purchase-regular: output rate is '-0.1'
          points-earning   | purchase-regular-rate            | "ten"          | CalculateLoyaltyPointsEarned | row purchase-regular, column rate: '"ten"'
          points-earning   | purchase-regular-rate            | 0,10           | CalculateLoyaltyPointsEarned | row purchase-regular, column rate: '0,10'
          points-earning   | purchase-regular-fixedPoints     | -50            | CalculateLoyaltyPointsEarned | row purchase-regular: output fixedPoints is '-50'
          points-earning   | purchase-regular-validityMonths  | 0              | CalculateLoyaltyPointsEarned | row purchase-regular: output validityMonths is '0'
          points-earning   | purchase-regular-agreement       | ACME           | CalculateLoyaltyPointsEarned | row purchase-regular, column agreement: 'ACME'
          points-earning   | purchase-regular-currentTier     | "Regular"      | CalculateLoyaltyPointsEarned | has no row for {transactionKind=PURCHASE
          points-earning   | purchase-regular-occurredOn      | > date("2026-02-30") | CalculateLoyaltyPointsEarned | row purchase-regular, column occurredOn: '> date("2026-02-30")'
          tier-eligibility | silver-by-points-tier            | "PLATINUM"     | DetermineTierEligibility     | row silver-by-points: output tier is 'PLATINUM'
          tier-eligibility | silver-by-points-qualifyingPoints | =&gt; 100     | DetermineTierEligibility     | row silver-by-points, column qualifyingPoints: '=> 100'
          tier-eligibility | silver-by-points-qualifyingPoints | &gt;= 1OO     | DetermineTierEligibility     | row silver-by-points, column qualifyingPoints: '>= 1OO'
          tier-eligibility | silver-by-points-accountType     | >= 50          | DetermineTierEligibility     | row silver-by-points, column accountType: '>= 50'
          upgrade-review   | no-review-reviewRequired         | FALSE          | DetermineTierEligibility     | row no-review, column reviewRequired: 'FALSE'
          upgrade-review   | no-review-reviewRequired         | ``             | DetermineTierEligibility     | row no-review: output reviewRequired is 'null'
          reward-selection | silver-reward-voucherValue       | -10            | CreateRewardVoucher          | row silver-reward: output voucherValue is '-10
          reward-selection | silver-reward-voucherValue       | 0              | CreateRewardVoucher          | row silver-reward: output voucherValue is '0
          reward-selection | silver-reward-voucherValue       | 25/3           | CreateRewardVoucher          | row silver-reward: output voucherValue is '8.33
          reward-selection | silver-reward-validityDays       | 0              | CreateRewardVoucher          | row silver-reward: output validityDays is '0'
          reward-selection | silver-reward-targetTier         | "Silver"       | CreateRewardVoucher          | has no row for {targetTier=SILVER
          """)
  void whatATableBreaksIsAnIncidentAtOnceAndGoesOnWithABetterOne(
      String table, String cell, String text, String step, String told) {
    String member = shopper();
    EditedModel broken =
        EditedModel.stand(
            engine, programme, "/dmn/" + table + ".dmn", cell, text == null ? "" : text);
    String instance;
    try {
      instance = requests.request(member, TODAY);
      assertFailsAtOnce(instance, step, "Table %s version ".formatted(table), told);
      assertThat(ledger(member)).isEmpty();
    } finally {
      broken.withdraw();
    }

    tryAgain(instance);

    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(ledger(member)).containsExactly("EARN 150");
    assertThat(programme.member(member).getConfirmedTier()).isEqualTo(Tier.valueOf("SILVER"));
    assertThat(runtime.createIncidentQuery().processInstanceId(instance).count()).isZero();
  }

  @Test
  void rowsThatMatchTogetherAreNamed() {
    String unique =
        EditedModel.read("/dmn/tier-eligibility.dmn")
            .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"");
    EditedModel broken = EditedModel.stand(engine, programme, "/dmn/tier-eligibility.dmn", unique);
    try {
      assertFailsAtOnce(
          requests.request(shopper(), TODAY),
          "DetermineTierEligibility",
          "Table tier-eligibility version ",
          "the rows [silver-by-points, regular] match together");
    } finally {
      broken.withdraw();
    }
  }

  @Test
  void anAnnotationThatIsLongerThanRecordsKeepIsNamed() {
    String wordy =
        EditedModel.read("/dmn/reward-selection.dmn")
            .replaceAll(
                "(<rule id=\"silver-reward\">\\s*<description>)", "$1" + "Very ".repeat(117));
    EditedModel broken = EditedModel.stand(engine, programme, "/dmn/reward-selection.dmn", wordy);
    try {
      assertFailsAtOnce(
          requests.request(shopper(), TODAY),
          "CreateRewardVoucher",
          "Table reward-selection version ",
          "row silver-reward: the annotation has ");
    } finally {
      broken.withdraw();
    }
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    EditedModel broken =
        EditedModel.stand(
            engine,
            programme,
            "/bpmn/loyalty-tier-upgrade.bpmn",
            EditedModel.read("/bpmn/loyalty-tier-upgrade.bpmn")
                .replace("decisionRef=\"tier-eligibility\"", "decisionRef=\"tier-eligibilty\""));
    try {
      assertFailsAtOnce(
          requests.request(shopper(), TODAY),
          "DetermineTierEligibility",
          "No decision table tier-eligibilty is deployed.");
    } finally {
      broken.withdraw();
    }
  }

  @Test
  void whatMayPassIsStillTriedAgain() {
    failingSteps.fail("createRewardVoucher", 2);
    String member = shopper();

    String instance = requests.request(member, TODAY);
    Job job = jobs.createJobQuery().processInstanceId(instance).singleResult();
    assertThatThrownBy(() -> jobs.executeJob(job.getId())).hasMessageContaining("this test");

    assertThat(runtime.createIncidentQuery().processInstanceId(instance).count()).isZero();
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.RUNNING);
    programme.runJobs(instance);
    assertThat(programme.status(instance).state()).isEqualTo(TierUpgradeState.COMPLETED);
  }

  @Test
  void askedForAgainWithABetterTableItIsDoneOnce() {
    String member = shopper();
    EditedModel broken =
        EditedModel.stand(
            engine, programme, "/dmn/points-earning.dmn", "purchase-regular-rate", "-1");
    String failed;
    try {
      failed = requests.request(member, TODAY);
      assertFailsAtOnce(failed, "CalculateLoyaltyPointsEarned", "output rate");
    } finally {
      broken.withdraw();
    }

    String again = requests.request(member, TODAY);
    assertThat(programme.status(again).state()).isEqualTo(TierUpgradeState.COMPLETED);
    tryAgain(failed);

    assertThat(programme.status(failed).state()).isEqualTo(TierUpgradeState.COMPLETED);
    assertThat(ledger(member)).containsExactly("EARN 150");
  }

  /** The job of a request that failed is tried once, and no more: the rest is the owner's. */
  private void assertFailsAtOnce(String instance, String step, String... told) {
    Job job = jobs.createJobQuery().processInstanceId(instance).singleResult();
    assertThatThrownBy(() -> jobs.executeJob(job.getId())).isNotNull();

    assertThat(jobs.createJobQuery().processInstanceId(instance).singleResult().getRetries())
        .isZero();
    Incident incident = runtime.createIncidentQuery().processInstanceId(instance).singleResult();
    assertThat(incident.getIncidentMessage()).contains(told);
    TierUpgradeStatus status = programme.status(instance);
    assertThat(status.state()).isEqualTo(TierUpgradeState.INCIDENT);
    assertThat(status.incidents())
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.step()).isEqualTo(step);
              assertThat(shown.message()).contains(told);
            });
    String member = status.upgrade().getMemberNumber();
    assertThat(upgrades.uncommitted(member))
        .extracting(TierUpgradeStatus::state)
        .contains(TierUpgradeState.INCIDENT);
  }

  /** What an admin does in Cockpit. */
  private void tryAgain(String instance) {
    Job failed = jobs.createJobQuery().processInstanceId(instance).singleResult();
    jobs.setJobRetries(failed.getId(), 1);
    programme.runJobs(instance);
  }

  private String shopper() {
    String member = programme.enrol();
    programme.purchase(member, "1500.00", TODAY.minusDays(3));
    return member;
  }

  private List<String> ledger(String member) {
    return programme.texts(
        "select concat(entry_type, ' ', points) from ledger_entry where member_number = ?", member);
  }
}
