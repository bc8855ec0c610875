package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who keeps a tier whose validity ends, as the table is shipped. */
class TierRetentionTableTest {

  private final PolicyTable table = PolicyTable.of("tier-retention");

  @ParameterizedTest
  @CsvSource({
    "REGULAR,REGULAR,REGULAR,keep-regular,KEEP,",
    "SILVER,SILVER,REGULAR,keep-silver,KEEP,",
    "SILVER,VIP,REGULAR,keep-silver,KEEP,",
    "GOLD,GOLD,SILVER,keep-gold,KEEP,",
    "VIP,VIP,GOLD,keep-vip,KEEP,",
    "SILVER,REGULAR,REGULAR,soft-landing,LOWER,REGULAR",
    "GOLD,SILVER,SILVER,soft-landing,LOWER,SILVER",
    "GOLD,REGULAR,SILVER,soft-landing,LOWER,SILVER",
    "VIP,REGULAR,GOLD,soft-landing,LOWER,GOLD"
  })
  void whoFallsShortLandsOneTierLower(
      String current, String earned, String below, String rule, String outcome, String toTier) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("currentTier", current);
    inputs.put("earnedTier", earned);
    inputs.put("tierBelow", below);
    inputs.put("qualifyingPoints", 0L);
    inputs.put("annualSpend", 0.0);
    inputs.put("annualTransactions", 0L);
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    inputs.put("daysInGrace", 0L);
    inputs.put("asOf", LocalDate.of(2027, 1, 1));

    assertThat(table.rule(inputs)).isEqualTo(rule);
    assertThat(table.outputs(inputs)).containsEntry("outcome", outcome);
    assertThat(table.outputs(inputs).get("toTier")).isEqualTo(toTier);
  }
}
