package io.tierflow.policy;

import static io.tierflow.testsupport.deployment.PolicyTable.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityKindsTableTest {

  private final PolicyTable table = PolicyTable.of("activity-kinds");

  @ParameterizedTest
  @CsvSource({
    "PURCHASE, REQUIRED, true, true,  true",
    "BOOKING,  REQUIRED, true, false, true",
    "EVENT,    OPTIONAL, true, false, true",
    "REFERRAL, OPTIONAL, true, false, false",
    "REVIEW,   OPTIONAL, true, false, false",
  })
  void eachKindCountsByItsRow(
      String kind, String amount, boolean spend, boolean transaction, boolean refundable) {
    Map<String, Object> outputs = table.outputs(Map.of("kind", kind));

    assertThat(outputs)
        .containsEntry("amount", amount)
        .containsEntry("countsAsSpend", spend)
        .containsEntry("countsAsTransaction", transaction)
        .containsEntry("refundable", refundable);
    assertThat(outputs.get("dailyLimit")).isNull();
  }

  @Test
  void nothingElseIsAKind() {
    assertThat(table.ruleIds()).hasSameSizeAs(Kinds.codes());
    for (String other : new String[] {"REFUND", "purchase", "FLIGHT"}) {
      assertThat(table.rule(Map.of("kind", other))).isEqualTo(NONE);
    }
  }
}
