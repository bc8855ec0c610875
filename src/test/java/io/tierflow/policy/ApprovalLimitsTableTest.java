package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalLimitsTableTest {

  private static final String ROWS =
      """
      ADJUSTMENT | 1          | 0.01 | adjustment-within-limit   | false
      ADJUSTMENT | 10000      | 100  | adjustment-within-limit   | false
      VOUCHER_GRANT | 1        | 0.01 | voucher-within-limit    | false
      VOUCHER_GRANT | 1000000  | 100  | voucher-within-limit    | false
      VOUCHER_GRANT | 1        | 100.01 | second-person-above-limit | true
      ADJUSTMENT | 10001      | 0    | second-person-above-limit | true
      ADJUSTMENT | 1000000000 | 1    | second-person-above-limit | true
      GRANT      | 1          | 0    | second-person-above-limit | true
      """;

  private final PolicyTable table = PolicyTable.of("approval-limits");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void whatIsAboveTheLimitNeedsASecondPerson(
      String operation, Long points, Double value, String rule, boolean secondPerson) {
    Map<String, Object> inputs = inputs(operation, points, value);

    assertThat(table.rule(inputs)).isEqualTo(rule);
    assertThat(table.outputs(inputs)).containsEntry("secondPerson", secondPerson);
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(table.ruleIds()).allSatisfy(rule -> assertThat(ROWS).contains("| " + rule + " "));
  }

  @Test
  void whatIsMissingNeedsASecondPerson() {
    assertThat(table.rule(inputs("ADJUSTMENT", null, 1.0))).isEqualTo("second-person-above-limit");
    assertThat(table.rule(inputs(null, 5L, 1.0))).isEqualTo("second-person-above-limit");
  }

  private static Map<String, Object> inputs(String operation, Long points, Double value) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("operation", operation);
    inputs.put("points", points);
    inputs.put("value", value);
    return inputs;
  }
}
