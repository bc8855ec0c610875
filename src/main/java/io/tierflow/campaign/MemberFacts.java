package io.tierflow.campaign;

import io.tierflow.member.Member;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.points.ExpiringLots;
import io.tierflow.reward.ExpiringVoucher;
import io.tierflow.reward.milestone.ReachedMilestone;
import io.tierflow.tier.EndingTier;
import io.tierflow.tier.LastUpgrade;
import io.tierflow.tier.NextTier;
import io.tierflow.tier.TierFigures;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member on a day, as the table looks at them. What may be missing is empty.
 *
 * @param day the day
 * @param member the member
 * @param birthday whether it is the member's birthday
 * @param lastActiveOn day of the last transaction
 * @param balance the points
 * @param nextTier what is missing for a higher tier
 * @param expiringPoints points that expire first
 * @param expiringVouchers vouchers that expire first, on one day
 * @param lastUpgrade the last upgrade within a year
 * @param endingTier when the tier ends, if it does
 * @param milestone a milestone that was reached lately
 * @param figures what decides on the tier
 */
record MemberFacts(
    LocalDate day,
    Member member,
    boolean birthday,
    Optional<LocalDate> lastActiveOn,
    Balance balance,
    Optional<NextTier> nextTier,
    Optional<ExpiringLots> expiringPoints,
    List<ExpiringVoucher> expiringVouchers,
    Optional<LastUpgrade> lastUpgrade,
    Optional<EndingTier> endingTier,
    Optional<ReachedMilestone> milestone,
    TierFigures figures) {

  /** The figures under the names that the table uses; days are counted, null is missing. */
  Map<String, Object> inputs() {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("currentTier", member.getConfirmedTier().code());
    inputs.put("accountType", member.getAccountType().name());
    inputs.put("month", (long) day.getMonthValue());
    inputs.put("dayOfMonth", (long) day.getDayOfMonth());
    inputs.put("daysSinceEnrolment", daysSince(member.getEnrolledOn()));
    inputs.put("birthday", birthday);
    inputs.put("anniversaryYears", anniversaryYears());
    inputs.put("daysSinceLastActivity", daysSince(lastActivity()));
    inputs.put("pointsBalance", balance.points());
    inputs.put("pointsToNextTier", nextTier.map(NextTier::pointsToGo).orElse(null));
    inputs.put("nextTier", nextTier.map(next -> next.tier().code()).orElse(null));
    inputs.put("pointsExpiringSoon", expiringPoints.map(ExpiringLots::points).orElse(0L));
    inputs.put(
        "daysUntilPointsExpire",
        expiringPoints.map(points -> daysUntil(points.expiresOn())).orElse(null));
    inputs.put(
        "daysUntilVoucherExpires",
        expiringVouchers.stream()
            .findFirst()
            .map(voucher -> daysUntil(voucher.expiresOn()))
            .orElse(null));
    inputs.put(
        "daysSinceTierUpgrade",
        lastUpgrade.map(upgrade -> daysSince(upgrade.decidedOn())).orElse(null));
    inputs.put(
        "daysUntilTierExpires", endingTier.map(tier -> daysUntil(tier.lastDay())).orElse(null));
    inputs.put("pointsToKeepTier", endingTier.map(EndingTier::pointsToKeep).orElse(null));
    inputs.put("milestone", milestone.map(ReachedMilestone::milestone).orElse(null));
    inputs.put(
        "daysSinceMilestone",
        milestone.map(reached -> daysSince(reached.reachedOn())).orElse(null));
    inputs.put("inGracePeriod", endingTier.map(EndingTier::inGrace).orElse(false));
    inputs.put("asOf", day);
    return inputs;
  }

  /** Who has never done anything was last active when they enrolled. */
  LocalDate lastActivity() {
    return lastActiveOn.orElse(member.getEnrolledOn());
  }

  /** Whole years of membership if they are complete today, else 0. */
  long anniversaryYears() {
    long years = ChronoUnit.YEARS.between(member.getEnrolledOn(), day);
    // plusYears takes 29 February to 28 February in other years, as with birthdays.
    long next = member.getEnrolledOn().plusYears(years + 1).equals(day) ? years + 1 : years;
    return next > 0 && member.getEnrolledOn().plusYears(next).equals(day) ? next : 0;
  }

  private long daysSince(LocalDate then) {
    return ChronoUnit.DAYS.between(then, day);
  }

  private long daysUntil(LocalDate then) {
    return ChronoUnit.DAYS.between(day, then);
  }
}
