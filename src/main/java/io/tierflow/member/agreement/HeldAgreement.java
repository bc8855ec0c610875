package io.tierflow.member.agreement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A period in which a member has an agreement, and one in which that is valid.
 *
 * @param memberNumber who has it
 * @param code the agreement's code
 * @param held the days for which the member has it
 * @param valid days on which the agreement is valid, or null if there are none
 */
record HeldAgreement(String memberNumber, String code, Days held, Days valid) {

  HeldAgreement(
      String memberNumber,
      String code,
      LocalDate heldFrom,
      LocalDate heldTo,
      LocalDate validFrom,
      LocalDate validTo) {
    this(
        memberNumber,
        code,
        new Days(heldFrom, heldTo),
        validFrom == null ? null : new Days(validFrom, validTo));
  }

  /** Whether the agreement counts for the member on a day. */
  boolean countsOn(LocalDate day) {
    return held.contains(day) && valid != null && valid.contains(day);
  }

  /** The days on which it counts. */
  Optional<Days> counting() {
    return valid == null ? Optional.empty() : held.shared(valid);
  }

  AgreementPeriod period() {
    return new AgreementPeriod(code, held.from(), held.to());
  }
}
