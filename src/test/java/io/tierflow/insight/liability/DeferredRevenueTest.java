package io.tierflow.insight.liability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Revenue from points is earned in proportion to redemptions. */
class DeferredRevenueTest {

  private static final BigDecimal ALLOCATED = new BigDecimal("9000");

  private final DeferredRevenue firstYear = DeferredRevenue.of(ALLOCATED, 4500, 9700);

  @Test
  void theFirstYearEarnsItsShareOfWhatIsExpected() {
    assertThat(whole(firstYear.recognised())).isEqualTo("4175");
    assertThat(whole(firstYear.deferred())).isEqualTo("4825");
  }

  @Test
  void aHigherEstimateEarnsLessLater() {
    assertThat(whole(DeferredRevenue.of(ALLOCATED, 8500, 9900).recognisedSince(firstYear)))
        .isEqualTo("3552");
  }

  @Test
  void aLowerEstimateEarnsMoreLater() {
    assertThat(whole(DeferredRevenue.of(ALLOCATED, 8500, 9200).recognisedSince(firstYear)))
        .isEqualTo("4140");
  }

  @Test
  void theStandardsOwnExampleComesOut() {
    // IFRS 15 Illustrative Example 52: sales of 100,000, 10,000 points worth 9,500.
    BigDecimal allocated =
        DeferredRevenue.allocate(new BigDecimal("100000"), new BigDecimal("9500"))
            .setScale(0, RoundingMode.HALF_UP);
    DeferredRevenue first = DeferredRevenue.of(allocated, 4500, 9500);

    assertThat(allocated).isEqualByComparingTo("8676");
    assertThat(whole(first.recognised())).isEqualTo("4110");
    assertThat(whole(DeferredRevenue.of(allocated, 8500, 9700).recognisedSince(first)))
        .isEqualTo("3493");
  }

  @Test
  void allIsEarnedWhenNothingIsExpectedAnyMore() {
    assertThat(DeferredRevenue.of(ALLOCATED, 0, 0).recognised()).isEqualByComparingTo(ALLOCATED);
    assertThat(DeferredRevenue.of(ALLOCATED, 8500, 8500).deferred()).isEqualByComparingTo("0");
  }

  @Test
  void pointsThatNothingWasPaidForCarryNothing() {
    assertThat(DeferredRevenue.allocate(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualTo("0");
  }

  @Test
  void fewerExpectedThanRedeemedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeferredRevenue.of(ALLOCATED, 9000, 8000))
        .withMessage("Of 8000 points expected to be redeemed, 9000 are redeemed.");
  }

  private static String whole(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
