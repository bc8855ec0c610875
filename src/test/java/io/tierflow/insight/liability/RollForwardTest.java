package io.tierflow.insight.liability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Points and the liability for them through the months. */
class RollForwardTest {

  private static final BigDecimal ALLOCATED = new BigDecimal("9000");
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);

  private final CohortLiability.Month issued =
      CohortLiability.NONE.roll(
          new PointsMovement(10_000, 4500, 0, 0, 0), ALLOCATED, points(9700), 2);

  @Test
  void theMonthOfIssueBringsTheAllocationAndEarnsRedemptions() {
    LiabilityMovement row = issued.movement();

    assertThat(row.opening()).isEqualByComparingTo("0");
    assertThat(row.issued()).isEqualByComparingTo("9000");
    assertThat(row.redeemed()).isEqualByComparingTo("4175.26");
    assertThat(row.reestimated()).isEqualByComparingTo("0");
    assertThat(row.closing()).isEqualByComparingTo("4824.74");
  }

  @Test
  void redemptionsAreEarnedAtTheEstimateBeforeAndTheNewOneIsShown() {
    LiabilityMovement row = later(new PointsMovement(0, 4000, 0, 0, 0), 9900).movement();

    assertThat(row.redeemed()).isEqualByComparingTo("3711.34");
    assertThat(row.reestimated()).isEqualByComparingTo("159.33");
    assertThat(row.revenue()).isEqualByComparingTo("3552.01");
    assertThat(row.closing()).isEqualByComparingTo("1272.73");
  }

  @Test
  void aLowerEstimateLowersTheLiability() {
    LiabilityMovement row = later(new PointsMovement(0, 4000, 0, 0, 0), 9200).movement();

    assertThat(row.revenue()).isEqualByComparingTo("4139.96");
    assertThat(row.reestimated()).isNegative();
  }

  @Test
  void expiryAsExpectedEarnsNothingByItself() {
    LiabilityMovement row = later(new PointsMovement(0, 0, 300, 0, 0), 9700).movement();

    assertThat(row.expired()).isEqualByComparingTo("0");
    assertThat(row.closing()).isEqualByComparingTo("4824.74");
  }

  @Test
  void allIsEarnedOnceTheLastPointsHaveExpired() {
    LiabilityMovement row = later(new PointsMovement(0, 4000, 1500, 0, 0), 9700).movement();

    assertThat(row.expired()).isEqualByComparingTo("1113.40");
    assertThat(row.closing()).isEqualByComparingTo("0");
  }

  @Test
  void pointsTakenBackOrGrantedCarryWhatEachOutstandingOneCarries() {
    LiabilityMovement less = later(new PointsMovement(0, 0, 0, 550, 0), 9180).movement();
    LiabilityMovement more = later(new PointsMovement(0, 0, 0, 0, 550), 10_220).movement();

    assertThat(less.reversed()).isEqualByComparingTo("482.47");
    assertThat(less.reestimated()).isEqualByComparingTo("0");
    // 5,307.22 - 4,824.74: balances are rounded, and their differences shown.
    assertThat(more.adjusted()).isEqualByComparingTo("482.48");
    assertThat(more.reestimated()).isEqualByComparingTo("0");
  }

  @Test
  void aTenthMoreOrFewerRedemptionsMoveTheLiability() {
    LiabilitySensitivity sensitivity = LiabilitySensitivity.of(List.of(issued.closing()), 10, 2);

    // 9,000 · (1 − 4,500/8,730), and 10,000 points at most.
    assertThat(sensitivity.lower()).isEqualByComparingTo("4360.82");
    assertThat(sensitivity.estimated()).isEqualByComparingTo("4824.74");
    assertThat(sensitivity.higher()).isEqualByComparingTo("4950.00");
  }

  @Test
  void pointsRollFromMonthToMonthAndTieToTheLedger() {
    TreeMap<YearMonth, PointsMovement> movements = new TreeMap<>();
    movements.put(JANUARY, new PointsMovement(1000, 100, 0, 50, 0));
    movements.put(JANUARY.plusMonths(2), new PointsMovement(0, 200, 30, 0, -20));

    List<PointsRollForward> rows = PointsRollForward.of(JANUARY, movements, JANUARY.plusMonths(2));

    assertThat(rows).extracting(PointsRollForward::opening).containsExactly(0L, 850L, 850L);
    assertThat(rows).extracting(PointsRollForward::closing).containsExactly(850L, 850L, 600L);
    assertThat(rows.get(2).tiesTo(600)).isTrue();
    assertThat(rows.get(2).tiesTo(601)).isFalse();
  }

  @Test
  void rowsThatDoNotAddUpAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PointsRollForward(JANUARY, JANUARY, 0, new PointsMovement(10, 1, 0, 0, 0), 10))
        .withMessage("Cohort 2026-01 does not add up in 2026-01: 9 points, not 10.");
    BigDecimal one = BigDecimal.ONE;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LiabilityMovement(one, one, one, one, one, one, one, one.negate()))
        .withMessage("The liability does not add up: 1, not -1.");
    assertThatIllegalArgumentException().isThrownBy(() -> new PointsMovement(-1, 0, 0, 0, 0));
  }

  @Property
  void whateverHappensTheLiabilityIsTheUnearnedShareOfTheAllocation(
      @ForAll @IntRange(max = 5000) int redeemed,
      @ForAll @IntRange(max = 2000) int expired,
      @ForAll @IntRange(max = 2000) int reversed,
      @ForAll @IntRange(min = -900, max = 900) int adjusted,
      @ForAll @IntRange(max = 12_000) int ultimate) {
    CohortLiability before =
        CohortLiability.NONE
            .roll(new PointsMovement(10_000, 0, 0, 0, 0), ALLOCATED, points(8000), 2)
            .closing();

    CohortLiability.Month month =
        before.roll(
            new PointsMovement(0, redeemed, expired, reversed, adjusted),
            BigDecimal.ZERO,
            points(ultimate),
            2);

    CohortLiability after = month.closing();
    assertThat(after.outstanding()).isEqualTo(10_000L - redeemed - expired - reversed + adjusted);
    BigDecimal both = after.recognised().add(after.deferred());
    BigDecimal carried =
        ALLOCATED.subtract(month.movement().reversed()).add(month.movement().adjusted());
    assertThat(both.subtract(carried).abs()).isLessThan(new BigDecimal("0.02"));
    assertThat(after.deferred()).isNotNegative().isLessThanOrEqualTo(both);
    assertThat(month.movement().closing())
        .isEqualByComparingTo(after.deferred().setScale(2, RoundingMode.HALF_EVEN));
  }

  private CohortLiability.Month later(PointsMovement movement, long ultimate) {
    return issued.closing().roll(movement, BigDecimal.ZERO, points(ultimate), 2);
  }

  private static BigDecimal points(long points) {
    return BigDecimal.valueOf(points);
  }
}
