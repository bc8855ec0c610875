package io.tierflow.tier.renewal;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.tier.period.TierValidity;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;

/**
 * Reckons for how long a tier holds after the present validity. It never counts from the day on
 * which somebody looks, so that days without runs change nothing.
 */
final class NextValidity {

  private NextValidity() {}

  /**
   * The validity of a tier that is kept.
   *
   * @param member who; the tier has an end
   * @param terms terms of the tier
   * @param day day of the renewal
   * @return the tenure, without a grace period
   */
  static TierTenure kept(Member member, ValidityTerms terms, LocalDate day) {
    TierTenure tenure = member.getTenure();
    boolean inGrace = tenure.graceUntil() != null;
    LocalDate next = inGrace ? day : tenure.validUntil().plusDays(1);
    return reckoned(member, terms, next);
  }

  /**
   * The validity of a lower tier.
   *
   * @param member who; the tier so far has an end
   * @param terms terms of the lower tier
   * @param day the day on which it is lowered
   * @return the tenure, without a grace period
   */
  static TierTenure lowered(Member member, ValidityTerms terms, LocalDate day) {
    return reckoned(member, terms, day).lowered(day);
  }

  private static TierTenure reckoned(Member member, ValidityTerms terms, LocalDate next) {
    LocalDate from = endsWithPeriod(terms) ? member.getTenure().validUntil() : next;
    return member
        .getTenure()
        .valid(from, terms.lastDay(from, member.getEnrolledOn()).orElse(null), terms.code());
  }

  private static boolean endsWithPeriod(ValidityTerms terms) {
    return terms.validity().equals(TierValidity.END_OF_NEXT_PERIOD) && terms.period().isFixed();
  }
}
