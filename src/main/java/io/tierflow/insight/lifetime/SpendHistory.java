package io.tierflow.insight.lifetime;

import java.math.BigDecimal;

/**
 * What a member spent, as far as Gamma-Gamma needs it.
 *
 * @param visits x, over how many visits the average is; on data with a first visit that differs,
 *     the repeats alone
 * @param averageSpend the average spend of a visit, above 0
 */
public record SpendHistory(int visits, BigDecimal averageSpend) {

  public SpendHistory {
    if (visits < 1 || averageSpend.signum() <= 0) {
      throw new IllegalArgumentException(
          "Gamma-Gamma needs at least one visit with an average spend above 0.");
    }
  }
}
