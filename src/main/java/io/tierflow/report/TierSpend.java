package io.tierflow.report;

import io.tierflow.policy.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the members of a tier spent in a month.
 *
 * @param tier their confirmed tier at the end of the month's last day
 * @param members how many they are, those who spent nothing included
 * @param netSpend their transactions of the month, refunds subtracted
 * @param averageSpend net spend per member, rounded half up to two decimals; null without members
 */
public record TierSpend(Tier tier, long members, BigDecimal netSpend, BigDecimal averageSpend) {

  static TierSpend of(Tier tier, long members, BigDecimal netSpend) {
    BigDecimal average =
        members == 0 ? null : netSpend.divide(BigDecimal.valueOf(members), 2, RoundingMode.HALF_UP);
    return new TierSpend(tier, members, netSpend.setScale(2, RoundingMode.HALF_UP), average);
  }

  static TierSpend withoutMembers(Tier tier) {
    return of(tier, 0, BigDecimal.ZERO);
  }
}
