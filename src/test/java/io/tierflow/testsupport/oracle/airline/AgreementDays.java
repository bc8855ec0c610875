package io.tierflow.testsupport.oracle.airline;

import java.time.LocalDate;

/** Days of an agreement; without an end if the last day is null. */
public record AgreementDays(String code, LocalDate from, LocalDate to) {

  boolean isOf(String other) {
    return code.equals(other);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
