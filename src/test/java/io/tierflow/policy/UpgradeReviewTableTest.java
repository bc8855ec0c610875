package io.tierflow.policy;

import static io.tierflow.testsupport.deployment.PolicyTable.NONE;
import static io.tierflow.testsupport.deployment.PolicyTable.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpgradeReviewTableTest {

  private static final String ROWS =
      """
      SILVER | 0        | INDIVIDUAL | no-review         | false
      GOLD   | 9999.99  | INDIVIDUAL | no-review         | false
      SILVER | 10000.00 | INDIVIDUAL | review-high-spend | true
      GOLD   | 10000.00 | CORPORATE  | review-high-spend | true
      SILVER | 0        | CORPORATE  | review-corporate  | true
      GOLD   | 9999.99  | CORPORATE  | review-corporate  | true
      VIP    | 0        | INDIVIDUAL | review-vip        | true
      VIP    | 10000.00 | CORPORATE  | review-vip        | true
      """;

  private final PolicyTable table = PolicyTable.of("upgrade-review");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void whatIsOfHighValueIsReviewed(
      String targetTier, double annualSpend, String accountType, String rule, boolean review) {
    Map<String, Object> inputs = inputs(targetTier, annualSpend, accountType);

    assertThat(table.rule(inputs)).isEqualTo(rule);
    assertThat(table.outputs(inputs)).containsEntry("reviewRequired", review);
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(table.ruleIds())
        .filteredOn(rule -> !rule.endsWith("-lowering"))
        .allSatisfy(rule -> assertThat(ROWS).contains("| " + rule + " "));
  }

  @ParameterizedTest
  @CsvSource({
    "VIP,GOLD,review-vip-lowering,true",
    "VIP,REGULAR,review-vip-lowering,true",
    "GOLD,SILVER,no-review-lowering,false",
    "SILVER,REGULAR,no-review-lowering,false"
  })
  void onlyTheLossOfTheHighestTierIsReviewed(
      String currentTier, String targetTier, String rule, boolean review) {
    Map<String, Object> inputs =
        change(inputs(targetTier, 20_000.0, "CORPORATE"), "change", "LOWERING");
    inputs.put("currentTier", currentTier);

    assertThat(table.rule(inputs)).isEqualTo(rule);
    assertThat(table.outputs(inputs)).containsEntry("reviewRequired", review);
  }

  @ParameterizedTest
  @CsvSource({
    "PLATINUM,0,INDIVIDUAL",
    "PLATINUM,10000,INDIVIDUAL",
    "PLATINUM,0,CORPORATE",
    ",0,INDIVIDUAL",
    "GOLD,0,CHARITY",
    "GOLD,0,",
    "GOLD,,INDIVIDUAL"
  })
  void whatIsNotKnownFindsNoRow(String targetTier, Double annualSpend, String accountType) {
    assertThat(table.rule(inputs(targetTier, annualSpend, accountType))).isEqualTo(NONE);
  }

  @ParameterizedTest
  @CsvSource({"VIP,0,INDIVIDUAL", "GOLD,10000,INDIVIDUAL", "GOLD,0,CORPORATE", "GOLD,0,INDIVIDUAL"})
  void anUnknownCurrentTierFindsNoRow(String targetTier, double annualSpend, String accountType) {
    Map<String, Object> inputs = inputs(targetTier, annualSpend, accountType);

    assertThat(table.rule(change(inputs, "currentTier", "BRONZE"))).isEqualTo(NONE);
  }

  private static Map<String, Object> inputs(
      String targetTier, Double annualSpend, String accountType) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("pointsEarned", 12L);
    inputs.put("qualifyingPoints", 300L);
    inputs.put("monthlySpend", 120.5);
    inputs.put("annualSpend", annualSpend);
    inputs.put("annualTransactions", 3L);
    inputs.put("currentTier", "REGULAR");
    inputs.put("accountType", accountType);
    inputs.put("agreement", null);
    inputs.put("targetTier", targetTier);
    inputs.put("change", "UPGRADE");
    return inputs;
  }
}
