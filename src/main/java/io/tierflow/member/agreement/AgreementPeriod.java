package io.tierflow.member.agreement;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A period in which a member has an agreement. It counts on days on which the agreement itself is
 * valid.
 *
 * @param code the agreement's code
 * @param validFrom the first day
 * @param validTo the last day, or null if it has no end
 */
public record AgreementPeriod(
    @NotNull(message = AgreementTerms.REQUIRED_MESSAGE) String code,
    @NotNull(message = AgreementTerms.REQUIRED_MESSAGE) LocalDate validFrom,
    LocalDate validTo) {

  /**
   * The days of the period.
   *
   * @return from the first to the last
   */
  public Days days() {
    return new Days(validFrom, validTo);
  }

  /** For people, such as: BULK-7 from 2026-01-01 on. */
  @Override
  public String toString() {
    return code + " " + days();
  }
}
