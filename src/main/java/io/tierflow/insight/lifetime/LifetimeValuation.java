package io.tierflow.insight.lifetime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Values members by the visits and the spend that they are expected to bring.
 *
 * <p>Customer lifetime value is margin × expected spend per visit × discounted expected visits, as
 * in P. Fader, B. Hardie, K. L. Lee (2005), RFM and CLV: Using Iso-Value Curves for Customer Base
 * Analysis, Journal of Marketing Research 42(4), 415-430. They discount continuously over an
 * infinite time under Pareto/NBD, for which there is a closed form. BG/NBD has none, so visits are
 * discounted month by month, each month at its end:
 *
 * <pre>
 * discounted visits = Σ_k (E[Y(k)] − E[Y(k−1)]) / (1+d)^(k/12),  k = 1 … horizon in months
 * </pre>
 *
 * @param visits the model of visits, in weeks
 * @param spend the model of spend
 * @param terms what a value takes besides
 */
public record LifetimeValuation(BgNbd visits, GammaGamma spend, Terms terms) {

  /** A month of the Gregorian calendar's average length. */
  private static final double WEEKS_OF_A_MONTH = 365.2425 / 7 / 12;

  private static final double MONTHS_OF_A_YEAR = 12;

  /**
   * What a value takes besides the models.
   *
   * @param margin which part of the spend is margin, such as 0.3
   * @param annualDiscountRate d, what money costs a year, such as 0.1
   * @param horizonInMonths how far ahead to look
   * @param fractionDigits digits of the currency after the point
   */
  public record Terms(
      BigDecimal margin, BigDecimal annualDiscountRate, int horizonInMonths, int fractionDigits) {

    public Terms {
      if (horizonInMonths < 1 || annualDiscountRate.signum() < 0) {
        throw new IllegalArgumentException(
            "A value needs a horizon of at least a month and a discount rate of at least 0.");
      }
    }
  }

  /**
   * Values a member.
   *
   * @param history the member's visits, in weeks
   * @param spent what the member spent, empty if nothing is known: then as all members
   * @return what the member is expected to do and to be worth
   */
  public LifetimeValue of(VisitHistory history, Optional<SpendHistory> spent) {
    double discounted = 0;
    double sum = 0;
    for (int month = 1; month <= terms.horizonInMonths(); month++) {
      double upToMonth = visits.expectedVisits(history, month * WEEKS_OF_A_MONTH);
      discounted += (upToMonth - sum) * discount(month);
      sum = upToMonth;
    }
    double perVisit = spent.map(spend::expectedSpend).orElseGet(spend::expectedSpend);
    return new LifetimeValue(
        visits.probabilityAlive(history),
        sum,
        money(BigDecimal.valueOf(sum * perVisit)),
        money(BigDecimal.valueOf(discounted * perVisit).multiply(terms.margin())));
  }

  private double discount(int month) {
    return Math.pow(1 + terms.annualDiscountRate().doubleValue(), -month / MONTHS_OF_A_YEAR);
  }

  private BigDecimal money(BigDecimal amount) {
    return amount.setScale(terms.fractionDigits(), RoundingMode.HALF_EVEN);
  }
}
