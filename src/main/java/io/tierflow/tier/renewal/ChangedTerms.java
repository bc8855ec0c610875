package io.tierflow.tier.renewal;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.tier.RetentionChanges;
import io.tierflow.tier.TierTermsService;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives members the last day that changed terms mean for them, whether the table was deployed anew
 * or the member has another agreement, from an earlier day on too: never before one full validity
 * under the new terms has passed since these are known, unless it would have ended before anyway.
 */
@Component
class ChangedTerms {

  private final TierTermsService terms;
  private final RetentionChanges changes;
  private final ProgrammeCalendar calendar;

  ChangedTerms(TierTermsService terms, RetentionChanges changes, ProgrammeCalendar calendar) {
    this.terms = terms;
    this.changes = changes;
    this.calendar = calendar;
  }

  /** Whether the terms under which a validity was reckoned are still the same. */
  static boolean differ(String stored, ValidityTerms today) {
    return !today.code().equals(stored == null ? ValidityTerms.DEFAULT.code() : stored);
  }

  /**
   * Takes over changed terms, which are known from now on: a day that is made up for knows nothing
   * earlier. What changes no last day is stored without a change of the tier.
   *
   * @param member whose tier, under a lock
   * @param changed the terms of today
   * @param agreement code of the agreement that counts, or null
   * @param day the day
   */
  void apply(Member member, ValidityTerms changed, String agreement, LocalDate day) {
    TierTenure tenure = member.getTenure();
    LocalDate from = tenure.validFrom() == null ? member.getTierSince() : tenure.validFrom();
    LocalDate until =
        lastDay(changed, from, tenure.validUntil(), calendar.today(), member.getEnrolledOn())
            .orElse(null);
    TierTenure held = tenure.valid(from, until, changed.code());
    if (Objects.equals(until, tenure.validUntil())) {
      member.holdTier(held);
    } else {
      changes.changeTerms(
          member,
          held,
          day,
          terms.decide(member.getConfirmedTier(), member.getAccountType(), agreement));
    }
  }

  /** The last day under new terms, of a validity that had another one or none. */
  static Optional<LocalDate> lastDay(
      ValidityTerms changed,
      LocalDate from,
      LocalDate before,
      LocalDate knownOn,
      LocalDate enrolledOn) {
    Optional<LocalDate> candidate = changed.lastDay(from, enrolledOn);
    if (candidate.isEmpty() || before != null && !candidate.get().isBefore(before)) {
      return candidate;
    }
    LocalDate guaranteed =
        later(candidate.get(), changed.lastDay(knownOn, enrolledOn).orElseThrow());
    return Optional.of(before == null || guaranteed.isBefore(before) ? guaranteed : before);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
