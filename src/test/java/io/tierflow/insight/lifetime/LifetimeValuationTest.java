package io.tierflow.insight.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.tierflow.insight.lifetime.LifetimeValuation.Terms;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a member is worth, from visits and spend. */
class LifetimeValuationTest {

  private static final BgNbd VISITS = new BgNbd(0.243, 4.414, 0.793, 2.426);
  private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
  private static final VisitHistory HISTORY = new VisitHistory(2, 30.43, 38.86);

  @Test
  void aMemberWithoutSpendIsExpectedToSpendAsAllDo() {
    assertThat(SPEND.expectedSpend()).isCloseTo(6.25 * 15.44 / 2.74, within(1e-9));
  }

  @Test
  void theMoreVisitsTheMoreTheMembersOwnAverageCounts() {
    double once = SPEND.expectedSpend(spent(1, "100"));
    double often = SPEND.expectedSpend(spent(20, "100"));

    assertThat(once).isBetween(SPEND.expectedSpend(), often);
    assertThat(often).isCloseTo(100, within(3.0));
  }

  @Test
  void aYearsValueIsTheMarginOnItsVisits() {
    LifetimeValue value = valuation("0", 12).of(HISTORY, Optional.of(spent(2, "50.00")));

    double visits = VISITS.expectedVisits(HISTORY, 365.2425 / 7);
    double spend = visits * SPEND.expectedSpend(spent(2, "50.00"));
    assertThat(value.expectedVisits()).isCloseTo(visits, within(1e-9));
    assertThat(value.expectedSpend().doubleValue()).isCloseTo(spend, within(0.005));
    assertThat(value.value().doubleValue()).isCloseTo(0.3 * spend, within(0.005));
    assertThat(value.value().scale()).isEqualTo(2);
    assertThat(value.probabilityAlive()).isEqualTo(VISITS.probabilityAlive(HISTORY));
  }

  @Test
  void moneyOfLaterMonthsIsWorthLess() {
    BigDecimal undiscounted = valuation("0", 12).of(HISTORY, Optional.empty()).value();
    BigDecimal discounted = valuation("0.10", 12).of(HISTORY, Optional.empty()).value();

    assertThat(discounted.doubleValue() / undiscounted.doubleValue()).isBetween(0.94, 0.96);
  }

  @Test
  void aMonthIsDiscountedFromItsEnd() {
    BigDecimal undiscounted = valuation("0", 1).of(HISTORY, Optional.empty()).value();
    BigDecimal discounted = valuation("0.30", 1).of(HISTORY, Optional.empty()).value();

    assertThat(discounted.doubleValue())
        .isCloseTo(undiscounted.doubleValue() / Math.pow(1.3, 1.0 / 12), within(0.01));
  }

  @Test
  void spendWithoutAFiniteAverageIsSaidToHaveNone() {
    GammaGamma wild = new GammaGamma(0.5, 0.9, 10);

    assertThatIllegalStateException().isThrownBy(wild::expectedSpend);
    assertThat(wild.expectedSpend(spent(3, "20"))).isPositive();
  }

  @Test
  void inputsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> spent(0, "10"));
    assertThatIllegalArgumentException().isThrownBy(() -> spent(1, "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> new GammaGamma(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> valuation("0.1", 0));
  }

  private static LifetimeValuation valuation(String discountRate, int months) {
    return new LifetimeValuation(
        VISITS, SPEND, new Terms(new BigDecimal("0.3"), new BigDecimal(discountRate), months, 2));
  }

  private static SpendHistory spent(int visits, String average) {
    return new SpendHistory(visits, new BigDecimal(average));
  }
}
