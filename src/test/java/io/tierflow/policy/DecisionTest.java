package io.tierflow.policy;

import static io.tierflow.testsupport.core.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row gives is read as what it should be, or refused by name. */
@CoreTest
class DecisionTest {

  @Test
  void anEmptyCellIsNoValue() {
    Decision empty = row("t", Map.of());

    assertThat(empty.text("o")).isEmpty();
    assertThat(empty.number("o")).isEmpty();
    assertThat(empty.wholeNumber("o")).isEmpty();
    assertThat(empty.count("o")).isEmpty();
    assertThat(empty.amount("o")).isEmpty();
    assertRefused(decision -> decision.yes("o"), null, "true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5E0"})
  void numbersAreReadByTheirTextWhateverTheirType(String text) {
    Decision decision = row("t", Map.of("o", text));

    assertThat(decision.text("o")).contains(text);
    assertThat(decision.number("o").orElseThrow()).isEqualByComparingTo("5");
    assertThat(decision.wholeNumber("o")).contains(5);
    assertThat(decision.count("o")).contains(5);
    assertThat(decision.amount("o").orElseThrow()).isEqualByComparingTo("5");
    assertThat(row("t", Map.of("o", 5L)).wholeNumber("o")).contains(5);
    assertThat(row("t", Map.of("o", 5.0)).wholeNumber("o")).contains(5);
  }

  @Test
  void whatIsNotANumberIsRefused() {
    assertRefused(decision -> decision.number("o"), "five", "a number");
    assertRefused(decision -> decision.wholeNumber("o"), "5.5", "a whole number");
    assertRefused(decision -> decision.wholeNumber("o"), "3000000000", "a whole number");
  }

  @Test
  void countsGoFromOneTo9999() {
    String accepted = "a whole number from 1 to 9,999, or nothing";
    assertThat(row("t", Map.of("o", 1)).count("o")).contains(1);
    assertThat(row("t", Map.of("o", 9_999)).count("o")).contains(9_999);
    assertRefused(decision -> decision.count("o"), 0, accepted);
    assertRefused(decision -> decision.count("o"), 10_000, accepted);
  }

  @ParameterizedTest
  @CsvSource({"0", "0.01", "10.10", "10.100", "999999999999999.99", "1E3"})
  void amountsHaveTwoDecimalsAtMost(String amount) {
    assertThat(row("t", Map.of("o", amount)).amount("o")).contains(new BigDecimal(amount));
  }

  @ParameterizedTest
  @CsvSource({"-0.01", "0.001", "1000000000000000", "1E15"})
  void amountsBeyondAreRefused(String amount) {
    assertRefused(
        decision -> decision.amount("o"),
        amount,
        "an amount from 0 with at most two decimals, or nothing");
  }

  @Test
  void yesIsTrueAndNoIsFalse() {
    assertThat(row("t", Map.of("o", true)).yes("o")).isTrue();
    assertThat(row("t", Map.of("o", "false")).yes("o")).isFalse();
    assertRefused(decision -> decision.yes("o"), "yes", "true or false");
  }

  @Test
  void whatExplainsADecisionFitsItsRecord() {
    Decision longest = explained("r".repeat(64), "x".repeat(500));
    assertThat(longest.recordable()).isSameAs(longest);

    assertThatThrownBy(() -> explained("r", "x".repeat(501)).recordable())
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("Table t version 3, row r: the annotation has 501 characters")
        .hasMessageContaining("at most 500");
    assertThatThrownBy(() -> explained("r".repeat(65), "x").recordable())
        .isInstanceOf(PolicyException.class)
        .hasMessageContainingAll("Table t version 3", "r".repeat(65), "at most 64 characters");
  }

  @Test
  void aFailureIsThePolicysIfAnyOfItsCausesIs() {
    PolicyException policy = new PolicyException("Odd.", new IllegalStateException("Inner."));

    assertThat(PolicyException.in(policy)).containsSame(policy);
    assertThat(PolicyException.in(new RuntimeException(new RuntimeException(policy))))
        .containsSame(policy);
    assertThat(PolicyException.in(new RuntimeException("Other."))).isEmpty();
    assertThat(policy).hasMessage("Odd.").hasRootCauseMessage("Inner.");
    assertThat(new UncoveredInputException("t", 3, Map.of("a", 1)))
        .hasMessage("Table t version 3 has no row for {a=1}.");
  }

  @Test
  void contractsAreFoundByKeyAndListedInItsOrder() {
    TableContract a = contract("a");
    TableContract b = contract("b");
    TableContracts contracts =
        new TableContracts(List.of(vocabulary -> b, vocabulary -> a), new ReleasedVocabulary());

    assertThat(contracts.find("a")).containsSame(a);
    assertThat(contracts.find("c")).isEmpty();
    assertThat(contracts.current().all()).containsExactly(a, b);
  }

  private static TableContract contract(String key) {
    return new TableContract(
        key, key, key, TableHitPolicy.FIRST, List.of(), List.of(), RowRule.NONE);
  }

  private static Decision explained(String rule, String reason) {
    return new Decision("t", 3, rule, Map.of(), Map.of(), reason);
  }

  private static void assertRefused(Function<Decision, ?> reading, Object value, String accepted) {
    Decision decision = row("t", value == null ? Map.of() : Map.of("o", value));
    assertThatThrownBy(() -> reading.apply(decision))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("Table t version 3, row row-7: output o is '%s'", value)
        .hasMessageContaining(accepted);
  }
}
