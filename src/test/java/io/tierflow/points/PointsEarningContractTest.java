package io.tierflow.points;

import static io.tierflow.testsupport.core.Rows.assertAccepted;
import static io.tierflow.testsupport.core.Rows.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.ColumnType;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rows of points-earning the programme can work with. */
@CoreTest
class PointsEarningContractTest {

  private static final String TOGETHER = "rate and multiplier together, or fixedPoints alone";

  private final TableContract earning =
      PointsEarningContract.pointsEarningTable().create(ReleasedVocabulary.words());

  @Test
  void aShareOrFixedPointsAreAccepted() {
    assertAccepted(earning, Map.of("rate", 0.1, "multiplier", 1.5));
    assertAccepted(earning, Map.of("rate", 100_000, "multiplier", 1_000, "validityMonths", 1));
    assertAccepted(earning, Map.of("fixedPoints", 0L, "validityMonths", 1_200));
    assertAccepted(earning, Map.of("fixedPoints", 1_000_000_000L));
  }

  @Test
  void halfAShareBothOrNothingAreRefused() {
    assertRefused(earning, Map.of(), TOGETHER);
    assertRefused(earning, Map.of("rate", 0.1), TOGETHER);
    assertRefused(earning, Map.of("multiplier", 1), TOGETHER);
    assertRefused(earning, Map.of("rate", 0.1, "multiplier", 1, "fixedPoints", 5L), TOGETHER);
    assertRefused(earning, Map.of("rate", 0.1, "fixedPoints", 5L), TOGETHER);
  }

  @Test
  void numbersBeyondTheirBoundsAreRefused() {
    assertRefused(earning, Map.of("rate", 100_001, "multiplier", 1), "a number from 0 to 100,000");
    assertRefused(earning, Map.of("rate", -0.1, "multiplier", 1), "a number from 0");
    assertRefused(earning, Map.of("rate", 1, "multiplier", 1_001), "a number from 0 to 1,000");
    assertRefused(earning, Map.of("fixedPoints", 0.5), "a whole number from 0 to 1,000,000,000");
    assertRefused(earning, Map.of("fixedPoints", 1_000_000_001L), "a whole number");
    assertRefused(earning, Map.of("fixedPoints", 1L, "validityMonths", 0), "a whole number from 1");
    assertRefused(earning, Map.of("fixedPoints", 1L, "validityMonths", 1_201), "to 1,200");
  }

  @Test
  void earningAsksWhatIsKnownOfATransaction() {
    assertThat(earning.key()).isEqualTo("points-earning");
    assertThat(earning.hitPolicy()).isEqualTo(TableHitPolicy.FIRST);
    assertThat(earning.inputs())
        .extracting(InputColumn::name)
        .containsExactly(
            "transactionKind",
            "amount",
            "category",
            "channel",
            "location",
            "partner",
            "quantity",
            "attributes.<key>",
            "occurredOn",
            "occurredAt",
            "dayOfWeek",
            "hour",
            "currentTier",
            "accountType",
            "agreement",
            "enrolledDays",
            "birthday");
    assertThat(earning.input("transactionKind").orElseThrow().allowed())
        .contains(List.of("PURCHASE", "BOOKING", "EVENT", "REFERRAL", "REVIEW"));
    assertThat(earning.input("currentTier").orElseThrow().allowed())
        .contains(List.of("REGULAR", "SILVER", "GOLD", "VIP"));
    assertThat(earning.input("accountType").orElseThrow().allowed())
        .contains(List.of("INDIVIDUAL", "CORPORATE"));
    assertThat(earning.input("occurredOn").orElseThrow().type()).isEqualTo(ColumnType.DATE);
    assertThat(earning.inputs())
        .filteredOn(InputColumn::mayBeMissing)
        .extracting(InputColumn::name)
        .containsExactly(
            "category",
            "channel",
            "location",
            "partner",
            "quantity",
            "attributes.<key>",
            "agreement");
    assertThat(earning.input("attributes.cabin").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
    assertThat(earning.input("attributes.cabin").orElseThrow().mayBeMissing()).isTrue();
    for (String none : List.of("attributes", "attributes.", "attributes.Cabin", "attributes.a.b")) {
      assertThat(earning.input(none)).isEmpty();
    }
    assertThat(earning.outputs()).allMatch(OutputColumn::mayBeEmpty);
  }
}
