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
import org.junit.jupiter.params.provider.ValueSource;

class TierEligibilityTableTest {

  private static final String ROWS =
      """
      -5   | 0        | 0  | regular                 | REGULAR
      0    | -12.50   | 0  | regular                 | REGULAR
      99   | 9999.99  | 49 | regular                 | REGULAR
      100  | 0        | 0  | silver-by-points        | SILVER
      299  | 9999.99  | 49 | silver-by-points        | SILVER
      300  | 0        | 0  | gold-by-points          | GOLD
      999  | 9999.99  | 49 | gold-by-points          | GOLD
      1000 | 0        | 0  | vip-by-points           | VIP
      0    | 10000.00 | 0  | vip-by-annual-spend     | VIP
      0    | 0        | 50 | vip-by-annual-purchases | VIP
      """;

  private final PolicyTable table = PolicyTable.of("tier-eligibility");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void eachTierBeginsAtItsThreshold(
      long points, double annualSpend, long annualTransactions, String rule, String tier) {
    Map<String, Object> inputs = inputs(points, annualSpend, annualTransactions);

    assertThat(table.rule(inputs)).isEqualTo(rule);
    assertThat(table.outputs(inputs)).containsEntry("tier", tier);
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(table.ruleIds()).allSatisfy(rule -> assertThat(ROWS).contains("| " + rule + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGULAR", "SILVER", "GOLD", "VIP"})
  void theCurrentTierDoesNotMatterByDefault(String tier) {
    assertThat(table.rule(change(inputs(300, 0, 0), "currentTier", tier)))
        .isEqualTo("gold-by-points");
  }

  @ParameterizedTest
  @ValueSource(strings = {"accountType", "agreement", "pointsEarned", "monthlySpend"})
  void accountAgreementAndTheMonthDoNotMatterByDefault(String input) {
    assertThat(table.rule(change(inputs(100, 0, 0), input, null))).isEqualTo("silver-by-points");
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "100,0,0", "300,0,0", "1000,0,0", "0,10000,0", "0,0,50"})
  void anUnknownTierFindsNoRow(long points, double annualSpend, long annualTransactions) {
    Map<String, Object> inputs = inputs(points, annualSpend, annualTransactions);

    assertThat(table.rule(change(inputs, "currentTier", "BRONZE"))).isEqualTo(NONE);
    assertThat(table.rule(change(inputs, "currentTier", null))).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qualifyingPoints", "annualSpend", "annualTransactions"})
  void aMissingFigureIsNoReasonForRegular(String figure) {
    assertThat(table.rule(change(inputs(0, 0, 0), figure, null))).isEqualTo(NONE);
  }

  @Test
  void aThresholdThatAnOwnerRaisesLeavesNoGap() {
    table.with("silver-by-points", "qualifyingPoints", ">= 150");

    assertThat(table.rule(inputs(149, 0, 0))).isEqualTo("regular");
    assertThat(table.rule(inputs(150, 0, 0))).isEqualTo("silver-by-points");
  }

  private static Map<String, Object> inputs(
      long qualifyingPoints, double annualSpend, long annualTransactions) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("pointsEarned", 12L);
    inputs.put("qualifyingPoints", qualifyingPoints);
    inputs.put("monthlySpend", 120.5);
    inputs.put("annualSpend", annualSpend);
    inputs.put("annualTransactions", annualTransactions);
    inputs.put("currentTier", "REGULAR");
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    return inputs;
  }
}
