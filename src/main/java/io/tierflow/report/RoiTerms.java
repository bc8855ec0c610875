package io.tierflow.report;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The terms of a month's return on investment, {@code roi = (uplift × margin − cost) ÷ cost}.
 *
 * <p>Each term is rounded once, half up, to the decimals named here, and later terms go on from the
 * rounded ones. The one exception is the average spend of the lowest tier within {@code uplift}: it
 * is not rounded before it is multiplied by the number of members.
 *
 * @param margin share of the uplift that is earnings, six decimals
 * @param pointsValue what a point is worth, six decimals
 * @param averageRegularSpend net spend per member of the lowest tier, two decimals; null if there
 *     is none
 * @param membersAboveRegular members of a tier above the lowest
 * @param spendAboveRegular their net spend
 * @param uplift what they spent beyond as many average members of the lowest tier, two decimals:
 *     {@code spendAboveRegular − membersAboveRegular × (net spend ÷ members of the lowest tier)};
 *     null if there is no member of the lowest tier to compare with
 * @param vouchersRedeemedValue value of the vouchers redeemed in the month
 * @param giftsDispatchedCost cost of the gifts dispatched in the month
 * @param liabilityGrowthPoints sum of all ledger entries effective in the month; may be negative
 * @param liabilityGrowth the same at the value of a point, two decimals
 * @param cost vouchers redeemed, gifts dispatched and the growth of the liability together
 * @param roi the return, six decimals, 0.25 being 25 %; null if cost is 0 or there is no uplift to
 *     compute. If the cost is negative, because more points went than came, it says little.
 */
public record RoiTerms(
    BigDecimal margin,
    BigDecimal pointsValue,
    BigDecimal averageRegularSpend,
    long membersAboveRegular,
    BigDecimal spendAboveRegular,
    BigDecimal uplift,
    BigDecimal vouchersRedeemedValue,
    BigDecimal giftsDispatchedCost,
    long liabilityGrowthPoints,
    BigDecimal liabilityGrowth,
    BigDecimal cost,
    BigDecimal roi) {

  private static final int MONEY_DECIMALS = 2;
  private static final int RATIO_DECIMALS = 6;

  /**
   * Computes the terms.
   *
   * @param ladder the tiers of the programme
   * @param tiers one element for each tier
   * @param rewards what the month's rewards and points came to
   * @param settings the programme's margin and value of a point
   */
  static RoiTerms of(
      TierLadder ladder, List<TierSpend> tiers, ProgramCost rewards, ProgrammeSettings settings) {
    BigDecimal margin = round(settings.roi().margin(), RATIO_DECIMALS);
    BigDecimal pointsValue = round(settings.points().value(), RATIO_DECIMALS);
    List<TierSpend> above =
        tiers.stream().filter(spend -> ladder.isAbove(spend.tier(), ladder.lowest())).toList();
    long membersAbove = above.stream().mapToLong(TierSpend::members).sum();
    BigDecimal spendAbove =
        above.stream().map(TierSpend::netSpend).reduce(BigDecimal.ZERO, BigDecimal::add);
    TierSpend regular = lowest(ladder.lowest(), tiers);
    BigDecimal uplift = uplift(regular, membersAbove, spendAbove);
    BigDecimal liabilityGrowth =
        round(
            pointsValue.multiply(BigDecimal.valueOf(rewards.liabilityGrowthPoints())),
            MONEY_DECIMALS);
    BigDecimal vouchers = round(rewards.vouchersRedeemedValue(), MONEY_DECIMALS);
    BigDecimal gifts = round(rewards.giftsDispatchedCost(), MONEY_DECIMALS);
    BigDecimal cost = vouchers.add(gifts).add(liabilityGrowth);
    return new RoiTerms(
        margin,
        pointsValue,
        regular.averageSpend(),
        membersAbove,
        spendAbove,
        uplift,
        vouchers,
        gifts,
        rewards.liabilityGrowthPoints(),
        liabilityGrowth,
        cost,
        roi(uplift, margin, cost));
  }

  private static TierSpend lowest(Tier lowest, List<TierSpend> tiers) {
    return tiers.stream()
        .filter(spend -> spend.tier().equals(lowest))
        .findFirst()
        .orElseGet(() -> TierSpend.withoutMembers(lowest));
  }

  private static BigDecimal uplift(TierSpend regular, long membersAbove, BigDecimal spendAbove) {
    if (regular.members() == 0) {
      return null;
    }
    BigDecimal asRegular =
        regular
            .netSpend()
            .multiply(BigDecimal.valueOf(membersAbove))
            .divide(BigDecimal.valueOf(regular.members()), RATIO_DECIMALS, RoundingMode.HALF_UP);
    return round(spendAbove.subtract(asRegular), MONEY_DECIMALS);
  }

  private static BigDecimal roi(BigDecimal uplift, BigDecimal margin, BigDecimal cost) {
    if (uplift == null || cost.signum() == 0) {
      return null;
    }
    return uplift
        .multiply(margin)
        .subtract(cost)
        .divide(cost, RATIO_DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal round(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
