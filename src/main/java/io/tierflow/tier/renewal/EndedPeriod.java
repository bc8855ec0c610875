package io.tierflow.tier.renewal;

import io.tierflow.common.DayRange;
import io.tierflow.member.TierTenure;
import io.tierflow.tier.period.QualificationPeriod;
import java.time.LocalDate;
import java.util.List;

/** The days on which a member had to qualify in order to keep a tier. */
final class EndedPeriod {

  private EndedPeriod() {}

  /**
   * The days whose figures decide; where there are two periods, the one with the higher tier does.
   *
   * @param period the period in which members qualify
   * @param tenure how long the tier holds; it has an end
   * @param enrolledOn the member's day of enrolment
   * @param day day of the renewal
   * @return the ended period, and the running one if the validity ended within it; in a grace
   *     period, from the first day of the ended one to the day before the renewal
   */
  static List<DayRange> of(
      QualificationPeriod period, TierTenure tenure, LocalDate enrolledOn, LocalDate day) {
    LocalDate end = tenure.validUntil();
    DayRange ended = period.endedBy(end, enrolledOn);
    if (tenure.graceUntil() != null) {
      LocalDate lastComplete = day.minusDays(1);
      return List.of(ended.until(lastComplete.isBefore(end) ? end : lastComplete));
    }
    return ended.to().equals(end)
        ? List.of(ended)
        : List.of(ended, period.containing(end, enrolledOn).until(end));
  }
}
