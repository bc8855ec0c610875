package io.tierflow.points;

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

/** Which rows of earning-promotions the programme can work with. */
@CoreTest
class EarningPromotionsContractTest {

  private static final String SOMETHING =
      "addedMultiplier, bonusPoints or addedQualifyingMultiplier";

  private final TableContract promotions =
      EarningPromotionsContract.earningPromotionsTable().create(ReleasedVocabulary.words());

  @Test
  void pointsAFactorOrQualifyingPointsAloneAreAccepted() {
    assertAccepted(promotions, row(Map.of("addedMultiplier", 0.5)));
    assertAccepted(promotions, row(Map.of("bonusPoints", 0L)));
    assertAccepted(promotions, row(Map.of("addedQualifyingMultiplier", 1_000)));
    assertAccepted(
        promotions,
        row(
            Map.of(
                "addedMultiplier",
                1_000,
                "bonusPoints",
                1_000_000_000L,
                "addedQualifyingMultiplier",
                0,
                "exclusive",
                true,
                "memberLimit",
                0L,
                "programmeLimit",
                1_000_000_000_000L)));
  }

  @Test
  void aPromotionThatAddsNothingIsRefused() {
    assertRefused(promotions, row(Map.of()), SOMETHING);
    assertRefused(
        promotions,
        row(Map.of("exclusive", true, "memberLimit", 5L, "programmeLimit", 9L)),
        SOMETHING);
  }

  @Test
  void aPromotionHasACodeAndAName() {
    assertRefused(promotions, Map.of("name", "Spring", "bonusPoints", 5L), "a text in quotes");
    assertRefused(promotions, Map.of("promotion", "SPRING", "bonusPoints", 5L), "a text in quotes");
    assertRefused(
        promotions,
        Map.of("promotion", "P".repeat(65), "name", "Spring", "bonusPoints", 5L),
        "of at most 64 characters");
  }

  @Test
  void valuesBeyondTheirBoundsAreRefused() {
    assertRefused(promotions, row(Map.of("addedMultiplier", -1)), "a number from 0 to 1,000");
    assertRefused(promotions, row(Map.of("addedMultiplier", 1_001)), "a number from 0 to 1,000");
    assertRefused(
        promotions, row(Map.of("addedQualifyingMultiplier", 1_001)), "a number from 0 to 1,000");
    assertRefused(promotions, row(Map.of("bonusPoints", 1.5)), "a whole number from 0");
    assertRefused(
        promotions,
        row(Map.of("bonusPoints", 5L, "memberLimit", -1L)),
        "a whole number from 0 to 1,000,000,000,000");
    assertRefused(
        promotions,
        row(Map.of("bonusPoints", 5L, "programmeLimit", 1_000_000_000_001L)),
        "a whole number from 0 to 1,000,000,000,000");
    assertRefused(promotions, row(Map.of("bonusPoints", 5L, "exclusive", "yes")), "true or false");
  }

  @Test
  void itAsksWhatEarningAsksAndEachRowThatMatchesCounts() {
    TableContract earning =
        PointsEarningContract.pointsEarningTable().create(ReleasedVocabulary.words());

    assertThat(promotions.key()).isEqualTo("earning-promotions");
    assertThat(promotions.hitPolicy()).isEqualTo(TableHitPolicy.COLLECT);
    assertThat(promotions.inputs())
        .extracting(InputColumn::name)
        .isEqualTo(earning.inputs().stream().map(InputColumn::name).toList());
  }

  @Test
  void tablesMayDoWithoutLimitsAndExclusions() {
    assertThat(promotions.outputs())
        .filteredOn(OutputColumn::optional)
        .extracting(OutputColumn::name)
        .isEqualTo(
            List.of("addedQualifyingMultiplier", "exclusive", "memberLimit", "programmeLimit"));
  }

  private static Map<String, Object> row(Map<String, Object> given) {
    Map<String, Object> row = new HashMap<>(given);
    row.put("promotion", "SPRING");
    row.put("name", "Spring");
    return row;
  }
}
