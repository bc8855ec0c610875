package io.tierflow.insight.liability;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which part of a cohort's points is expected to be redeemed in the end.
 *
 * @param estimated what the redemption triangle gives
 * @param override what people set instead, empty if nothing
 */
public record UltimateRate(BigDecimal estimated, Optional<Override> override) {

  /**
   * The rate that counts.
   *
   * @return the one that people set, else the estimated one
   */
  public BigDecimal rate() {
    return override.map(Override::rate).orElse(estimated);
  }

  /**
   * How many points of a cohort are expected to be redeemed in total.
   *
   * @param issued points issued, less those reversed
   * @return points, in fractions
   */
  public BigDecimal of(long issued) {
    return rate().multiply(BigDecimal.valueOf(issued));
  }

  /**
   * A rate that people set, and why.
   *
   * @param rate between 0 and 1
   * @param reason for the auditor
   */
  public record Override(BigDecimal rate, String reason) {

    public Override {
      if (rate.signum() < 0 || rate.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException(
            "The redemption rate %s is no share; accepted: 0 to 1."
                .formatted(rate.toPlainString()));
      }
      if (reason.isBlank()) {
        throw new IllegalArgumentException(
            "The redemption rate was set without a reason; accepted: a sentence.");
      }
    }
  }
}
