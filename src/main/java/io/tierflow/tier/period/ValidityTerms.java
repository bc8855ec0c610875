package io.tierflow.tier.period;

import java.time.LocalDate;
import java.util.Optional;

/**
 * For how long members have a tier, as the table {@code tier-terms} says.
 *
 * @param period the days whose figures count
 * @param validity how long the tier holds
 * @param graceDays days after that on which a member who falls short keeps it and may still make up
 *     for it; 0 for none
 */
public record ValidityTerms(QualificationPeriod period, TierValidity validity, int graceDays) {

  /** The terms of a tier whose row says nothing of them. */
  public static final ValidityTerms DEFAULT =
      new ValidityTerms(QualificationPeriod.ROLLING_12_MONTHS, TierValidity.UNLIMITED, 0);

  /**
   * The last day of a validity.
   *
   * @param from day from which the tier holds, or was earned
   * @param enrolledOn the member's day of enrolment
   * @return the last day, inclusive; empty if the tier does not end
   */
  public Optional<LocalDate> lastDay(LocalDate from, LocalDate enrolledOn) {
    return validity.lastDay(from, period, enrolledOn);
  }

  /**
   * The terms in one word, to see whether they are still those under which a validity was reckoned.
   *
   * @return at most 64 characters
   */
  public String code() {
    return "%s/%s/%d".formatted(period, validity, graceDays);
  }
}
