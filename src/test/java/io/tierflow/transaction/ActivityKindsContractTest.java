package io.tierflow.transaction;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of activity-kinds the programme can work with. */
@CoreTest
class ActivityKindsContractTest {

  private final TableContract kinds =
      ActivityKindsContract.activityKindsTable().create(ReleasedVocabulary.words());

  @ParameterizedTest
  @ValueSource(strings = {"REQUIRED", "OPTIONAL", "NONE"})
  void anAmountMustBeMayBeOrIsNotThere(String amount) {
    assertAccepted(kinds, row(Map.of("amount", amount)));
    assertAccepted(
        kinds, row(Map.of("amount", amount, "countsAsReferral", true, "dailyLimit", 9_999L)));
  }

  @Test
  void whatTheProgrammeNeedsToKnowOfAKindIsAskedFor() {
    String amounts = "one of \"REQUIRED\", \"OPTIONAL\", \"NONE\"";
    assertRefused(kinds, row(Map.of("amount", "ALWAYS")), amounts);
    assertRefused(kinds, Map.of(), amounts);
    for (String missing : List.of("countsAsSpend", "countsAsTransaction", "refundable")) {
      Map<String, Object> row = row(Map.of());
      row.remove(missing);
      assertRefused(kinds, row, "output %s is 'null'; accepted: true or false".formatted(missing));
    }
    assertRefused(kinds, row(Map.of("refundable", "yes")), "true or false");
    assertRefused(kinds, row(Map.of("countsAsReferral", 1)), "true or false, or nothing");
  }

  @Test
  void aDailyLimitIsAtLeastOne() {
    assertAccepted(kinds, row(Map.of("dailyLimit", 1L)));
    assertRefused(kinds, row(Map.of("dailyLimit", 0L)), "a whole number from 1 to 9,999");
    assertRefused(kinds, row(Map.of("dailyLimit", 10_000L)), "a whole number from 1 to 9,999");
    assertRefused(kinds, row(Map.of("dailyLimit", 1.5)), "a whole number from 1 to 9,999");
  }

  @Test
  void anyCodeCanBecomeAKindExceptARefund() {
    InputColumn kind = kinds.input("kind").orElseThrow();

    assertThat(kinds.key()).isEqualTo("activity-kinds");
    assertThat(kinds.hitPolicy()).isEqualTo(TableHitPolicy.FIRST);
    assertThat(kinds.inputs()).containsExactly(kind);
    assertThat(kind.allowed())
        .contains(List.of("PURCHASE", "BOOKING", "EVENT", "REFERRAL", "REVIEW"));
    assertThat(kind.mayExistLater("FLIGHT")).isTrue();
    assertThat(kind.mayExistLater("flight")).isFalse();
    assertThat(kind.mayExistLater("REFUND")).isFalse();
    assertThat(kinds.outputs())
        .filteredOn(OutputColumn::optional)
        .extracting(OutputColumn::name)
        .containsExactly("countsAsReferral");
  }

  private static Map<String, Object> row(Map<String, Object> given) {
    Map<String, Object> row = new HashMap<>();
    row.put("amount", "OPTIONAL");
    row.put("countsAsSpend", true);
    row.put("countsAsTransaction", true);
    row.put("refundable", false);
    row.putAll(given);
    return row;
  }
}
