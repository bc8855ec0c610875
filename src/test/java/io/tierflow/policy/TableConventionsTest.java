package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the programme relies on in each decision table, whatever its rows say. */
class TableConventionsTest {

  /** The longest rule id and reason that are kept with what they decided. */
  private static final int RULE_LENGTH = 64;

  private static final int REASON_LENGTH = 500;

  private static final List<String> FIGURES =
      List.of(
          "pointsEarned",
          "qualifyingPoints",
          "monthlySpend",
          "annualSpend",
          "annualTransactions",
          "currentTier",
          "accountType",
          "agreement",
          "asOf");

  private static final Map<String, List<String>> INPUTS =
      Map.of(
          "points-earning",
          List.of("transactionKind", "occurredOn", "currentTier", "accountType", "agreement"),
          "activity-kinds",
          List.of("kind"),
          "tier-eligibility",
          FIGURES,
          "upgrade-review",
          Stream.concat(FIGURES.stream(), Stream.of("targetTier", "change")).toList(),
          "tier-retention",
          List.of(
              "currentTier",
              "earnedTier",
              "tierBelow",
              "qualifyingPoints",
              "annualSpend",
              "annualTransactions",
              "accountType",
              "agreement",
              "daysInGrace",
              "asOf"),
          "reward-selection",
          List.of("targetTier", "accountType"),
          "approval-limits",
          List.of("operation", "points", "value"),
          "communication",
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
              "milestone",
              "daysSinceMilestone",
              "inGracePeriod"));

  private static final Map<String, List<String>> OUTPUTS =
      Map.of(
          "points-earning",
          List.of("rate", "multiplier", "fixedPoints", "validityMonths"),
          "activity-kinds",
          List.of(
              "amount",
              "countsAsSpend",
              "countsAsTransaction",
              "countsAsReferral",
              "refundable",
              "dailyLimit"),
          "tier-eligibility",
          List.of("tier"),
          "upgrade-review",
          List.of("reviewRequired"),
          "tier-retention",
          List.of("outcome", "toTier"),
          "reward-selection",
          List.of("voucherValue", "validityDays", "gift", "giftCost", "substituteVoucherValue"),
          "approval-limits",
          List.of("secondPerson"),
          "communication",
          List.of(
              "message",
              "channels",
              "bonusPoints",
              "bonusValidityMonths",
              "repeatAfterDays",
              "period",
              "eventPlace",
              "eventOn"));

  static final List<String> TABLES = INPUTS.keySet().stream().sorted().toList();

  @ParameterizedTest
  @FieldSource("TABLES")
  void inputsAndOutputsHaveTheNamesThatTheProgrammeHandsOver(String key) {
    DecisionTable table = tableOf(key);

    assertThat(table.getInputs())
        .extracting(input -> input.getInputExpression().getText().getTextContent())
        .isEqualTo(INPUTS.get(key));
    assertThat(table.getInputs())
        .extracting(Input::getCamundaInputVariable)
        .isEqualTo(INPUTS.get(key));
    assertThat(table.getOutputs()).extracting(Output::getName).isEqualTo(OUTPUTS.get(key));
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void theFirstMatchingRowCountsButEveryMessageIsSent(String key) {
    assertThat(tableOf(key).getHitPolicy())
        .isEqualTo("communication".equals(key) ? HitPolicy.COLLECT : HitPolicy.FIRST);
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void historyEndsAndTheTableIsExplained(String key) {
    Decision decision = PolicyTable.of(key).model().getModelElementById(key);

    assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
    assertThat(decision.getDescription().getTextContent()).isNotBlank();
  }

  @ParameterizedTest
  @FieldSource("TABLES")
  void everyRowGivesAReasonFitToBeShown(String key) {
    assertThat(PolicyTable.of(key).rules())
        .allSatisfy(
            rule ->
                assertThat(rule.getDescription().getTextContent())
                    .as(rule.getId())
                    .endsWith(".")
                    .hasSizeBetween(10, REASON_LENGTH));
  }

  @Test
  void everyRowIsKnownByASpeakingIdOfItsOwn() {
    List<String> rules =
        TABLES.stream().flatMap(key -> PolicyTable.of(key).ruleIds().stream()).toList();

    assertThat(rules)
        .doesNotHaveDuplicates()
        .allSatisfy(
            rule -> assertThat(rule).matches("[a-z]+(-[a-z]+)*").hasSizeLessThan(RULE_LENGTH));
  }

  private static DecisionTable tableOf(String key) {
    Decision decision = PolicyTable.of(key).model().getModelElementById(key);
    return (DecisionTable) decision.getExpression();
  }
}
