package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;

/** How long a member's tier holds, and when a renewal looks at it next. */
record LifeTenure(
    LocalDate from, LocalDate until, LocalDate graceUntil, String terms, LocalDate dueOn) {

  static final String BY_STAFF = "BY_STAFF";
  static final LifeTenure NONE = new LifeTenure(null, null, null, null, null);

  static LifeTenure of(LocalDate from, LocalDate until, String terms) {
    return until == null
        ? new LifeTenure(null, null, null, terms, null)
        : new LifeTenure(from, until, null, terms, until.plusDays(1));
  }

  LifeTenure inGrace(LocalDate last, LocalDate next) {
    return new LifeTenure(from, until, last, terms, next);
  }

  LifeTenure dueOn(LocalDate day) {
    return new LifeTenure(from, until, graceUntil, terms, day);
  }

  boolean isUnderReview() {
    return until != null && dueOn == null;
  }
}
