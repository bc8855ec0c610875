package io.tierflow.policy;

import static io.tierflow.testsupport.deployment.PolicyTable.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardSelectionTableTest {

  private static final String ROWS =
      """
      SILVER | INDIVIDUAL | silver-reward | 10.0 | 90 |                  |      |
      SILVER | CORPORATE  | silver-reward | 10.0 | 90 |                  |      |
      GOLD   | INDIVIDUAL | gold-reward   | 25.0 | 90 |                  |      |
      VIP    | INDIVIDUAL | vip-reward    | 50.0 | 90 | Welcome gift box | 30.0 | 30.0
      VIP    | CORPORATE  | vip-reward    | 50.0 | 90 | Welcome gift box | 30.0 | 30.0
      """;

  private final PolicyTable table = PolicyTable.of("reward-selection");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void eachTierHasItsReward(
      String targetTier,
      String accountType,
      String rule,
      Double voucherValue,
      Long validityDays,
      String gift,
      Double giftCost,
      Double substituteVoucherValue) {
    Map<String, Object> outputs = table.outputs(inputs(targetTier, accountType));

    assertThat(table.rule(inputs(targetTier, accountType))).isEqualTo(rule);
    assertThat(outputs.get("voucherValue")).isEqualTo(voucherValue);
    assertThat(outputs.get("validityDays")).isEqualTo(validityDays);
    assertThat(outputs.get("gift")).isEqualTo(gift);
    assertThat(outputs.get("giftCost")).isEqualTo(giftCost);
    assertThat(outputs.get("substituteVoucherValue")).isEqualTo(substituteVoucherValue);
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(table.ruleIds()).allSatisfy(rule -> assertThat(ROWS).contains("| " + rule + " "));
  }

  @ParameterizedTest
  @CsvSource({"PLATINUM", "REGULAR", "''", "vip"})
  void aTierWithoutRewardFindsNoRow(String targetTier) {
    assertThat(table.rule(inputs(targetTier, "INDIVIDUAL"))).isEqualTo(NONE);
  }

  @Test
  void noTierFindsNoRow() {
    assertThat(table.rule(inputs(null, "INDIVIDUAL"))).isEqualTo(NONE);
  }

  private static Map<String, Object> inputs(String targetTier, String accountType) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("targetTier", targetTier);
    inputs.put("accountType", accountType);
    return inputs;
  }
}
