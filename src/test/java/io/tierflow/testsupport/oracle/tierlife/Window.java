package io.tierflow.testsupport.oracle.tierlife;

import java.time.LocalDate;
import java.util.function.BiFunction;

/** The periods in which members qualify, reckoned from calendar to calendar. */
enum Window {
  ROLLING_12_MONTHS((day, enrolledOn) -> new Days(day.plusDays(1).minusMonths(12), day)),
  CALENDAR_YEAR(
      (day, enrolledOn) ->
          new Days(LocalDate.of(day.getYear(), 1, 1), LocalDate.of(day.getYear(), 12, 31))),
  CALENDAR_QUARTER(
      (day, enrolledOn) -> {
        int firstMonth = (day.getMonthValue() - 1) / 3 * 3 + 1;
        LocalDate first = LocalDate.of(day.getYear(), firstMonth, 1);
        return new Days(first, first.plusMonths(3).minusDays(1));
      }),
  MEMBERSHIP_YEAR(
      (day, enrolledOn) -> {
        int year = -10;
        while (!enrolledOn.plusYears(year + 1L).isAfter(day)) {
          year++;
        }
        return new Days(enrolledOn.plusYears(year), enrolledOn.plusYears(year + 1L).minusDays(1));
      });

  private final BiFunction<LocalDate, LocalDate, Days> around;

  Window(BiFunction<LocalDate, LocalDate, Days> around) {
    this.around = around;
  }

  boolean isFixed() {
    return this != ROLLING_12_MONTHS;
  }

  /** The period that a day belongs to; a rolling one ends with it. */
  Days around(LocalDate day, LocalDate enrolledOn) {
    return around.apply(day, enrolledOn);
  }

  /** The period before the one that a day belongs to. */
  Days before(LocalDate day, LocalDate enrolledOn) {
    return around(around(day, enrolledOn).from().minusDays(1), enrolledOn);
  }

  /** The last period that is over when a day is over. */
  Days endedBy(LocalDate day, LocalDate enrolledOn) {
    Days with = around(day, enrolledOn);
    return with.to().equals(day) ? with : before(day, enrolledOn);
  }
}
