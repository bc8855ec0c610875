package io.tierflow.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreTest;
import io.tierflow.testsupport.core.InMemoryTables;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import io.tierflow.transaction.SpendFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The distance to the next tier is found from the table's own numbers. */
@CoreTest
class TierDistanceTest {

  private static final String TABLE = "tier-eligibility";
  private static final String POINTS = "qualifyingPoints";

  private final InMemoryTables tables = new InMemoryTables();
  private final TierDistance distance = new TierDistance(tables, tables, new ReleasedVocabulary());

  /** Counting up one by one finds the same. */
  @Property
  void theNextTierIsTheFirstThatCountingUpWouldReach(
      @ForAll @LongRange(min = 0, max = 60) long today,
      @ForAll @LongRange(min = 1, max = 50) long silverFrom,
      @ForAll @LongRange(min = 1, max = 50) long goldAbove) {
    tables
        .deploy(
            TABLE,
            inputs -> {
              long points = (Long) inputs.get(POINTS);
              return Map.of(
                  "tier",
                  points > goldAbove ? "GOLD" : points >= silverFrom ? "SILVER" : "REGULAR");
            })
        .number(TABLE, POINTS, "" + silverFrom, "" + goldAbove);
    NextTier expected = null;
    for (long points = 60; points > today; points--) {
      if (points > goldAbove || points >= silverFrom) {
        expected =
            new NextTier(
                points > goldAbove ? Tier.valueOf("GOLD") : Tier.valueOf("SILVER"), points - today);
      }
    }
    boolean reached = today > goldAbove || today >= silverFrom;

    assertThat(distance.nextTier(figures("REGULAR", today)).orElse(null))
        .isEqualTo(reached ? null : expected);
  }

  @Test
  void whoHasTheHighestTierHasNoNext() {
    steps();

    assertThat(distance.nextTier(figures("GOLD", 0))).isEmpty();
    assertThat(distance.nextTier(figures("SILVER", 0)))
        .contains(new NextTier(Tier.valueOf("GOLD"), 300));
    assertThat(distance.nextTier(figures("REGULAR", 99)))
        .contains(new NextTier(Tier.valueOf("SILVER"), 1));
    assertThat(distance.nextTier(figures("REGULAR", 100))).isEmpty();
  }

  @Test
  void fewerPointsAreNoWayUpThoughATableGivesThemAHigherTier() {
    tables
        .deploy(
            TABLE,
            inputs -> {
              long points = (Long) inputs.get(POINTS);
              return Map.of("tier", points >= 10 && points < 20 ? "SILVER" : "REGULAR");
            })
        .number(TABLE, POINTS, "10", "20");

    assertThat(distance.nextTier(figures("REGULAR", 30))).isEmpty();
  }

  @Test
  void aThresholdBetweenTwoPointsIsReachedAtTheHigher() {
    tables
        .deploy(
            TABLE,
            inputs -> Map.of("tier", (Long) inputs.get(POINTS) > 99.5 ? "SILVER" : "REGULAR"))
        .number(TABLE, POINTS, "99.5");

    assertThat(distance.nextTier(figures("REGULAR", 0)))
        .contains(new NextTier(Tier.valueOf("SILVER"), 100));
  }

  @Test
  void figuresWithoutARowAndNamesThatAreNoTierEarnNothing() {
    tables
        .deploy(
            TABLE,
            inputs -> {
              long points = (Long) inputs.get(POINTS);
              return points < 100 ? null : Map.of("tier", points < 200 ? "PLATINUM" : "SILVER");
            })
        .number(TABLE, POINTS, "100", "200");

    assertThat(distance.nextTier(figures("REGULAR", 0)))
        .contains(new NextTier(Tier.valueOf("SILVER"), 200));
  }

  private void steps() {
    tables
        .deploy(
            TABLE,
            inputs -> {
              long points = (Long) inputs.get(POINTS);
              return Map.of("tier", points >= 300 ? "GOLD" : points >= 100 ? "SILVER" : "REGULAR");
            })
        .number(TABLE, POINTS, "100", "300");
  }

  private static TierFigures figures(String currentTier, long qualifyingPoints) {
    return new TierFigures(
        0,
        qualifyingPoints,
        new SpendFigures(BigDecimal.ZERO, BigDecimal.ZERO, 0),
        currentTier,
        "INDIVIDUAL",
        null,
        LocalDate.of(2026, 10, 31));
  }
}
