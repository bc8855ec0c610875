package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierflow.policy.Decision;
import io.tierflow.policy.UncoveredInputException;
import io.tierflow.testsupport.EngineTest;
import io.tierflow.testsupport.deployment.PolicyTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The shipped tables, as they are deployed. */
@EngineTest
class DeployedDecisionsRememberedTest {

  private static final String CHANGED = "changed by an owner";

  @Autowired private DeployedDecisionTables tables;
  @Autowired private RepositoryService repository;
  @Autowired private MeterRegistry meters;

  @AfterEach
  void removeChanges() {
    repository
        .createDeploymentQuery()
        .deploymentName(CHANGED)
        .list()
        .forEach(changed -> repository.deleteDeployment(changed.getId(), true));
  }

  @Test
  void aPurchaseOfAnotherDayIsAnsweredFromMemoryAndRecordedWithItsDay() {
    Decision first = earning(LocalDate.of(2026, 3, 1));
    long before = hits();

    Decision second = earning(LocalDate.of(2026, 3, 2));

    assertThat(hits()).isEqualTo(before + 1);
    assertThat(second.inputs())
        .containsEntry("occurredOn", LocalDate.of(2026, 3, 2))
        .containsEntry("transactionKind", "PURCHASE");
    assertThat(second.inputs().keySet()).isEqualTo(first.inputs().keySet());
    assertThat(second.outputs()).isEqualTo(first.outputs());
    assertThat(second.rule()).isEqualTo("purchase-gold");
    assertThat(second.reason()).isEqualTo(first.reason()).isNotEmpty();
  }

  @Test
  void figuresOfTheSameTierAreAnsweredFromMemoryAndThoseOfAnotherAreNot() {
    Decision silver = eligibility(101L, 1_200.5);
    long before = hits();

    assertThat(eligibility(299L, 9_999.99).text("tier")).isEqualTo(silver.text("tier"));
    assertThat(eligibility(299L, 9_999.99).inputs())
        .containsEntry("qualifyingPoints", 299L)
        .containsEntry("annualSpend", 9_999.99);
    assertThat(hits()).isEqualTo(before + 2);
    assertThat(eligibility(300L, 9_999.99).text("tier")).isNotEqualTo(silver.text("tier"));
    assertThat(eligibility(299L, 10_000.0).text("tier")).isNotEqualTo(silver.text("tier"));
    assertThat(hits()).isEqualTo(before + 2);
  }

  /** Most members are due nothing on most days. */
  @Test
  void thatNoMessageIsDueIsRememberedToo() {
    Map<String, Object> inputs = new HashMap<>();
    for (String figure :
        List.of(
            "currentTier",
            "accountType",
            "month",
            "dayOfMonth",
            "daysSinceEnrolment",
            "birthday",
            "anniversaryYears",
            "daysSinceLastActivity",
            "pointsBalance",
            "pointsToNextTier",
            "nextTier",
            "pointsExpiringSoon",
            "daysUntilPointsExpire",
            "daysUntilVoucherExpires",
            "daysSinceTierUpgrade",
            "daysUntilTierExpires",
            "pointsToKeepTier",
            "inGracePeriod")) {
      inputs.put(figure, null);
    }
    inputs.put("daysSinceEnrolment", 100L);
    assertThat(tables.evaluateAll("communication", inputs)).isEmpty();
    long before = hits();

    inputs.put("daysSinceEnrolment", 101L);

    assertThat(tables.evaluateAll("communication", inputs)).isEmpty();
    assertThat(hits()).isEqualTo(before + 1);
    inputs.put("daysSinceEnrolment", 7L);
    assertThat(tables.evaluateAll("communication", inputs))
        .singleElement()
        .satisfies(due -> assertThat(due.text("message")).hasValue("WELCOME"));
  }

  @Test
  void anUncoveredInputIsAnErrorEachTimeAndNamesWhatWasAsked() {
    for (String kind : List.of("PARADE", "PARADE", "CARNIVAL")) {
      Map<String, Object> inputs = purchase(LocalDate.of(2026, 3, 1));
      inputs.put("transactionKind", kind);

      assertThatThrownBy(() -> tables.evaluate("points-earning", inputs))
          .isInstanceOf(UncoveredInputException.class)
          .hasMessageContaining("transactionKind=" + kind);
    }
  }

  @Test
  void aVersionThatAnOwnerDeploysHoldsAtOnce() {
    Decision before = earning(LocalDate.of(2026, 3, 1));
    assertThat(earning(LocalDate.of(2026, 3, 1)).outputs()).isEqualTo(before.outputs());

    repository
        .createDeployment()
        .name(CHANGED)
        .addString(
            "points-earning.dmn",
            Dmn.convertToString(
                PolicyTable.of("points-earning").with("purchase-gold", "multiplier", "3").model()))
        .deploy();

    Decision after = earning(LocalDate.of(2026, 3, 1));
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.number("multiplier"))
        .hasValueSatisfying(multiplier -> assertThat(multiplier).isEqualByComparingTo("3"));
  }

  private Decision earning(LocalDate day) {
    return tables.evaluate("points-earning", purchase(day));
  }

  private static Map<String, Object> purchase(LocalDate day) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("transactionKind", "PURCHASE");
    inputs.put("occurredOn", day);
    inputs.put("currentTier", "GOLD");
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    return inputs;
  }

  private Decision eligibility(long qualifyingPoints, double annualSpend) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("pointsEarned", qualifyingPoints);
    inputs.put("qualifyingPoints", qualifyingPoints);
    inputs.put("monthlySpend", annualSpend / 12);
    inputs.put("annualSpend", annualSpend);
    inputs.put("annualTransactions", 5L);
    inputs.put("currentTier", "REGULAR");
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    return tables.evaluate("tier-eligibility", inputs);
  }

  private long hits() {
    return (long)
        meters
            .get("cache.gets")
            .tag("cache", "tierflow.decisions")
            .tag("result", "hit")
            .functionCounter()
            .count();
  }
}
