package io.tierflow.insight.liability;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * How the liability depends on the estimate of redemptions.
 *
 * @param lower the liability if each cohort redeems a part less in the end
 * @param estimated the liability
 * @param higher the liability if each cohort redeems as much more
 */
public record LiabilitySensitivity(BigDecimal lower, BigDecimal estimated, BigDecimal higher) {

  /**
   * The liability of all cohorts under estimates that differ.
   *
   * @param cohorts the cohorts
   * @param percent by how many per cent the ultimate redemption rates differ, such as 10
   * @param fractionDigits digits of the currency after the point
   * @return the three amounts
   */
  public static LiabilitySensitivity of(
      Collection<CohortLiability> cohorts, int percent, int fractionDigits) {
    return new LiabilitySensitivity(
        sum(cohorts, -percent, fractionDigits),
        sum(cohorts, 0, fractionDigits),
        sum(cohorts, percent, fractionDigits));
  }

  private static BigDecimal sum(Collection<CohortLiability> cohorts, int percent, int digits) {
    return cohorts.stream()
        .map(cohort -> cohort.deferredIfRedemptionsDiffer(percent))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(digits, RoundingMode.HALF_EVEN);
  }
}
