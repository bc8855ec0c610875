package io.tierflow.insight.liability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many points will be redeemed in the end, from how earlier ones were. */
class ChainLadderTest {

  private static final YearMonth JANUARY = YearMonth.of(2026, 1);

  private final CohortRedemptions january = cohort(0, 1000, 600, 100L, 200L, 300L);
  private final CohortRedemptions february = cohort(1, 2000, 1600, 200L, 400L);
  private final CohortRedemptions march = cohort(2, 1000, 800, 150L);
  private final ChainLadder ladder =
      ChainLadder.of(List.of(january, february, march), BigDecimal.ONE);

  @Test
  void laterCohortsDevelopAsEarlierOnesDid() {
    // f(0) = (200 + 400) / (100 + 200) = 2, f(1) = 300 / 200 = 1.5
    assertThat(points(ladder, january)).isEqualTo("300.00");
    assertThat(points(ladder, february)).isEqualTo("600.00");
    assertThat(points(ladder, march)).isEqualTo("450.00");
    assertThat(ladder.ultimateRate(march).setScale(6, RoundingMode.HALF_UP))
        .isEqualByComparingTo("0.45");
    assertThat(ladder.developed(1).setScale(4, RoundingMode.HALF_UP)).isEqualTo("0.6667");
  }

  @Test
  void aTailCountsWhatIsRedeemedAfterTheOldestCohort() {
    ChainLadder longer = ChainLadder.of(List.of(january, february, march), new BigDecimal("1.10"));

    assertThat(points(longer, january)).isEqualTo("330.00");
    assertThat(points(longer, march)).isEqualTo("495.00");
  }

  @Test
  void aCohortWithoutRedemptionsRedeemsWhatOthersRedeemBeyondItsAge() {
    CohortRedemptions april = cohort(3, 1000, 1000, 0L);
    ChainLadder four = ChainLadder.of(List.of(january, february, march, april), BigDecimal.ONE);

    // (300 + 600 + 450) / 4000 of the points, of which two thirds come after the first month.
    assertThat(points(four, april)).isEqualTo("225.00");
  }

  @Test
  void noMoreIsRedeemedThanCanBe() {
    CohortRedemptions expired = cohort(2, 1000, 50, 400L);

    assertThat(points(ladder, expired)).isEqualTo("450.00");
  }

  @Test
  void withoutAnyRedemptionAllPointsAreOwed() {
    CohortRedemptions fresh = cohort(0, 1000, 990, 0L);

    assertThat(points(ChainLadder.of(List.of(fresh), BigDecimal.ONE), fresh)).isEqualTo("990.00");
  }

  @Test
  void redemptionsThatStartLateDontBreakTheLadder() {
    CohortRedemptions late = cohort(0, 1000, 800, 0L, 0L, 200L);
    CohortRedemptions early = cohort(2, 1000, 990, 10L);

    ChainLadder two = ChainLadder.of(List.of(late, early), BigDecimal.ONE);

    assertThat(points(two, early)).isEqualTo("210.00");
  }

  @Test
  void peopleMaySetARateWithAReason() {
    UltimateRate.Override override =
        new UltimateRate.Override(new BigDecimal("0.80"), "New catalogue from May");

    assertThat(new UltimateRate(new BigDecimal("0.45"), Optional.of(override)).of(1000))
        .isEqualByComparingTo("800");
    assertThat(new UltimateRate(new BigDecimal("0.45"), Optional.empty()).of(1000))
        .isEqualByComparingTo("450");
  }

  @Test
  void aRateNeedsAReasonAndIsAShare() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UltimateRate.Override(new BigDecimal("0.80"), " "))
        .withMessageEndingWith("accepted: a sentence.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UltimateRate.Override(new BigDecimal("1.01"), "more"))
        .withMessage("The redemption rate 1.01 is no share; accepted: 0 to 1.");
  }

  @Test
  void trianglesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> cohort(0, 10, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> cohort(0, 10, -1, 0L));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChainLadder.of(List.of(january), new BigDecimal("0.9")));
  }

  private static String points(ChainLadder ladder, CohortRedemptions cohort) {
    return ladder.ultimateRedemptions(cohort).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static CohortRedemptions cohort(
      int months, long issued, long outstanding, Long... redeemed) {
    return new CohortRedemptions(
        JANUARY.plusMonths(months), issued, outstanding, List.of(redeemed));
  }
}
