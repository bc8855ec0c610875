package io.tierflow.policy;

import static io.tierflow.testsupport.deployment.PolicyTable.NONE;
import static io.tierflow.testsupport.deployment.PolicyTable.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointsEarningTableTest {

  private static final String ROWS =
      """
      PURCHASE | REGULAR | purchase-regular | 0.1 | 1.0 |     | 24
      PURCHASE | SILVER  | purchase-silver  | 0.1 | 1.0 |     | 24
      PURCHASE | GOLD    | purchase-gold    | 0.1 | 1.5 |     | 24
      PURCHASE | VIP     | purchase-vip     | 0.1 | 2.0 |     | 24
      BOOKING  | REGULAR | booking          |     |     | 20  | 24
      BOOKING  | VIP     | booking          |     |     | 20  | 24
      EVENT    | SILVER  | event            |     |     | 20  | 24
      REFERRAL | GOLD    | referral         |     |     | 100 | 24
      REVIEW   | VIP     | review           |     |     | 10  | 24
      """;

  private final PolicyTable table = PolicyTable.of("points-earning");

  @ParameterizedTest
  @CsvSource(textBlock = ROWS, delimiter = '|')
  void eachKindEarnsByItsRow(
      String kind,
      String tier,
      String rule,
      Double rate,
      Double multiplier,
      Long fixedPoints,
      Long validityMonths) {
    Map<String, Object> outputs = table.outputs(inputs(kind, tier));

    assertThat(table.rule(inputs(kind, tier))).isEqualTo(rule);
    assertThat(outputs.get("rate")).isEqualTo(rate);
    assertThat(outputs.get("multiplier")).isEqualTo(multiplier);
    assertThat(outputs.get("fixedPoints")).isEqualTo(fixedPoints);
    assertThat(outputs.get("validityMonths")).isEqualTo(validityMonths);
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(table.ruleIds()).allSatisfy(rule -> assertThat(ROWS).contains("| " + rule + " "));
  }

  @ParameterizedTest
  @CsvSource({
    "REFUND,REGULAR", "GIFT,REGULAR", "purchase,REGULAR", ",REGULAR",
    "PURCHASE,BRONZE", "BOOKING,BRONZE", "EVENT,", "REVIEW,gold"
  })
  void whatIsNotKnownFindsNoRow(String kind, String tier) {
    assertThat(table.rule(inputs(kind, tier))).isEqualTo(NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accountType", "agreement", "occurredOn"})
  void accountAgreementAndDayDoNotMatterByDefault(String input) {
    Map<String, Object> inputs = inputs("PURCHASE", "GOLD");

    assertThat(table.rule(change(inputs, input, null))).isEqualTo("purchase-gold");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30,none",
    "2026-12-01,purchase-regular",
    "2026-12-31,purchase-regular",
    "2027-01-01,none"
  })
  void aCampaignHoldsFromItsFirstToItsLastDay(LocalDate day, String rule) {
    table.with("purchase-regular", "occurredOn", "[date(\"2026-12-01\")..date(\"2026-12-31\")]");

    assertThat(table.rule(change(inputs("PURCHASE", "REGULAR"), "occurredOn", day)))
        .isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-23,none", "2026-12-24,booking", "2026-12-25,none"})
  void aCampaignOfOneDayHoldsOnThatDay(LocalDate day, String rule) {
    table.with("booking", "occurredOn", "date(\"2026-12-24\")");

    assertThat(table.rule(change(inputs("BOOKING", "GOLD"), "occurredOn", day))).isEqualTo(rule);
  }

  private static Map<String, Object> inputs(String kind, String tier) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("transactionKind", kind);
    inputs.put("occurredOn", LocalDate.of(2026, 10, 31));
    inputs.put("currentTier", tier);
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    return inputs;
  }
}
