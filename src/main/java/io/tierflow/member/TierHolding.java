package io.tierflow.member;

import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * An active member's confirmed tier, and how long it holds.
 *
 * @param memberNumber the member
 * @param tier the confirmed tier
 * @param tierStatus whether a higher one is under review
 * @param accountType whose account it is
 * @param validUntil last day of the validity, or null if the tier has no end
 * @param graceUntil last day of the grace period that the member is in, or null
 * @param terms the terms under which the validity was reckoned, in one word, or null
 * @param dueOn day from which the next renewal looks at the tier, or null
 */
public record TierHolding(
    String memberNumber,
    Tier tier,
    TierStatus tierStatus,
    AccountType accountType,
    LocalDate validUntil,
    LocalDate graceUntil,
    String terms,
    LocalDate dueOn) {

  /**
   * Whether a renewal looks at the tier on a day.
   *
   * @param day any day
   * @return false while people decide on the tier
   */
  public boolean isDue(LocalDate day) {
    return tierStatus == TierStatus.CONFIRMED && dueOn != null && !dueOn.isAfter(day);
  }

  /**
   * Whether the last day of the tier follows from its terms.
   *
   * @return false if people have set it, in a grace period, and while a lowering is under review
   */
  public boolean followsTerms() {
    boolean lowering = validUntil != null && dueOn == null;
    return !TierTenure.BY_STAFF.equals(terms) && graceUntil == null && !lowering;
  }
}
