package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;

/** For how long a tier holds: the period, the validity as tables write it, and days of grace. */
record LifeTerms(Window window, String validity, int graceDays) {

  static final String UNLIMITED = "UNLIMITED";
  static final String END_OF_NEXT_PERIOD = "END_OF_NEXT_PERIOD";
  static final LifeTerms DEFAULT = new LifeTerms(Window.ROLLING_12_MONTHS, UNLIMITED, 0);

  String word() {
    return window + "/" + validity + "/" + graceDays;
  }

  boolean endsWithPeriod() {
    return validity.equals(END_OF_NEXT_PERIOD);
  }

  /** The last day of a validity that is reckoned from a day; null for none. */
  LocalDate lastDay(LocalDate from, LocalDate enrolledOn) {
    if (validity.equals(UNLIMITED)) {
      return null;
    }
    if (endsWithPeriod()) {
      return window.around(window.around(from, enrolledOn).to().plusDays(1), enrolledOn).to();
    }
    int months = Integer.parseInt(validity.substring(0, validity.indexOf('_')));
    return from.plusMonths(months).minusDays(1);
  }
}
