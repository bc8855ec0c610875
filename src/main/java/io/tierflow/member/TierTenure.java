package io.tierflow.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * How long a member's confirmed tier holds. Days are the programme's.
 *
 * @param validFrom day from which the present validity is reckoned, or null if the tier has no end
 * @param validUntil its last day, or null if the tier has no end
 * @param graceUntil last day of the grace period that the member is in, or null
 * @param terms the terms under which the validity was reckoned, in one word, or null
 * @param dueOn day from which the next renewal looks at the tier, or null
 * @param loweredOn day on which the tier was last lowered, or null
 */
@Embeddable
public record TierTenure(
    @Column(name = "tier_valid_from") LocalDate validFrom,
    @Column(name = "tier_valid_until") LocalDate validUntil,
    @Column(name = "tier_grace_until") LocalDate graceUntil,
    @Column(name = "tier_terms") String terms,
    @Column(name = "tier_due_on") LocalDate dueOn,
    @Column(name = "tier_lowered_on") LocalDate loweredOn) {

  /** Of a tier that has no end and was never lowered. */
  public static final TierTenure UNLIMITED = new TierTenure(null, null, null, null, null, null);

  /** The terms of a validity whose last day people have set. */
  public static final String BY_STAFF = "BY_STAFF";

  /**
   * A validity with this last day.
   *
   * @param from day from which it is reckoned
   * @param until its last day, or null if the tier has no end
   * @param under the terms, in one word
   * @return the tenure; due on the day after its last
   */
  public TierTenure valid(LocalDate from, LocalDate until, String under) {
    return until == null
        ? new TierTenure(null, null, null, under, null, loweredOn)
        : new TierTenure(from, until, null, under, until.plusDays(1), loweredOn);
  }

  /**
   * The same validity in a grace period, looked at again on another day.
   *
   * @param until last day of the grace period
   * @param next the day on which it is looked at again
   * @return the tenure
   */
  public TierTenure inGrace(LocalDate until, LocalDate next) {
    return new TierTenure(validFrom, validUntil, until, terms, next, loweredOn);
  }

  /**
   * The same, looked at again on another day.
   *
   * @param day the day, or null while people decide
   * @return the tenure
   */
  public TierTenure dueOn(LocalDate day) {
    return new TierTenure(validFrom, validUntil, graceUntil, terms, day, loweredOn);
  }

  /**
   * The same after the tier was lowered.
   *
   * @param day the day on which it was
   * @return the tenure
   */
  public TierTenure lowered(LocalDate day) {
    return new TierTenure(validFrom, validUntil, graceUntil, terms, dueOn, day);
  }

  /**
   * Whether the last day of the tier was set by people.
   *
   * @return true for a granted tier, and for one kept by exception
   */
  public boolean isSetByStaff() {
    return BY_STAFF.equals(terms);
  }
}
