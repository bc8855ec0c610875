package io.tierflow.common;

import java.time.LocalDate;

/**
 * Days of the programme, from one to another.
 *
 * @param from the first day
 * @param to the last day, inclusive; not before the first
 */
public record DayRange(LocalDate from, LocalDate to) {

  /** Refuses a range that ends before it begins. */
  public DayRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("The days end on %s, before %s.".formatted(to, from));
    }
  }

  /**
   * Whether a day is one of them.
   *
   * @param day any day
   * @return true from the first to the last, both inclusive
   */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /**
   * The same days up to another last one.
   *
   * @param day the last day, inclusive; not before the first
   * @return the days
   */
  public DayRange until(LocalDate day) {
    return new DayRange(from, day);
  }
}
