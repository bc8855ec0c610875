package io.tierflow.member.agreement;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * One period in which an agreement is valid.
 *
 * @param code the agreement's code, 1 to 64 characters
 * @param name what people call it, 1 to 200 characters
 * @param validFrom the first day
 * @param validTo the last day, or null if it has no end
 */
public record AgreementTerms(
    @NotNull(message = AgreementTerms.REQUIRED_MESSAGE) String code,
    @NotNull(message = AgreementTerms.REQUIRED_MESSAGE) String name,
    @NotNull(message = AgreementTerms.REQUIRED_MESSAGE) LocalDate validFrom,
    LocalDate validTo) {

  static final String REQUIRED_MESSAGE = "must be given";

  Days days() {
    return new Days(validFrom, validTo);
  }
}
