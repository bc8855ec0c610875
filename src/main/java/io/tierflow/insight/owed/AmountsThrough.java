package io.tierflow.insight.owed;

import io.tierflow.insight.liability.LiabilityMovement;
import java.math.BigDecimal;
import java.util.Collection;

/** Adds the liability for several cohorts up. */
final class AmountsThrough {

  private AmountsThrough() {}

  /**
   * The liability for several cohorts through the same month.
   *
   * @param cohorts one each
   * @param fractionDigits digits of the currency after the point
   * @return their sum, which adds up as each of them does
   */
  static LiabilityMovement sum(Collection<LiabilityMovement> cohorts, int fractionDigits) {
    BigDecimal zero = BigDecimal.ZERO.setScale(fractionDigits);
    return cohorts.stream()
        .reduce(
            new LiabilityMovement(zero, zero, zero, zero, zero, zero, zero, zero),
            (one, other) ->
                new LiabilityMovement(
                    one.opening().add(other.opening()),
                    one.issued().add(other.issued()),
                    one.redeemed().add(other.redeemed()),
                    one.expired().add(other.expired()),
                    one.reversed().add(other.reversed()),
                    one.adjusted().add(other.adjusted()),
                    one.reestimated().add(other.reestimated()),
                    one.closing().add(other.closing())));
  }
}
