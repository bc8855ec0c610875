package io.tierflow.tier;

import io.tierflow.common.DayRange;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.tier.period.QualificationPeriod;
import java.time.LocalDate;
import java.util.List;

/**
 * The days whose figures decide whether a member keeps a tier when its validity ends.
 *
 * @param days all of them
 * @param counted those that are over or under way, the first day of all if none is yet
 */
record RenewalDays(DayRange days, DayRange counted) {

  /**
   * The days for a tier that has an end. There are two ranges if the tier ends within a period:
   * that one up to the tier's last day, and the one before; either may keep the tier. The one in
   * which a member can still do something stands first.
   *
   * @param member whose tier ends
   * @param period the period of its terms
   * @param today the day on which somebody looks
   */
  static List<RenewalDays> of(Member member, QualificationPeriod period, LocalDate today) {
    TierTenure tenure = member.getTenure();
    LocalDate end = tenure.validUntil();
    DayRange within = period.containing(end, member.getEnrolledOn());
    DayRange ended = period.endedBy(end, member.getEnrolledOn());
    if (tenure.graceUntil() != null) {
      return List.of(of(ended.until(tenure.graceUntil()), today));
    }
    if (within.equals(ended)) {
      return List.of(of(ended, today));
    }
    RenewalDays last = of(within.until(end), today);
    RenewalDays before = of(ended, today);
    return today.isAfter(ended.to()) ? List.of(last, before) : List.of(before, last);
  }

  private static RenewalDays of(DayRange days, LocalDate today) {
    LocalDate last = today.isBefore(days.to()) ? today : days.to();
    return new RenewalDays(days, days.until(last.isBefore(days.from()) ? days.from() : last));
  }
}
