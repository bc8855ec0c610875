package io.tierflow.tier.period;

import io.tierflow.common.DayRange;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.stream.Stream;

/** The days whose figures count towards a tier. */
public enum QualificationPeriod {
  /** The twelve months that end with the day on which somebody looks. */
  ROLLING_12_MONTHS {
    @Override
    public DayRange containing(LocalDate day, LocalDate enrolledOn) {
      return new DayRange(day.plusDays(1).minusMonths(MONTHS_OF_YEAR), day);
    }
  },

  /** From 1 January to 31 December. */
  CALENDAR_YEAR {
    @Override
    public DayRange containing(LocalDate day, LocalDate enrolledOn) {
      LocalDate first = day.withDayOfYear(1);
      return new DayRange(first, first.plusYears(1).minusDays(1));
    }
  },

  /** Three months from 1 January, 1 April, 1 July or 1 October on. */
  CALENDAR_QUARTER {
    @Override
    public DayRange containing(LocalDate day, LocalDate enrolledOn) {
      LocalDate first = day.with(IsoFields.DAY_OF_QUARTER, 1);
      return new DayRange(first, first.plusMonths(MONTHS_OF_QUARTER).minusDays(1));
    }
  },

  /**
   * Twelve months from the day of enrolment or one of its anniversaries on; who enrolled on 29
   * February has theirs on 28 February in other years.
   */
  MEMBERSHIP_YEAR {
    @Override
    public DayRange containing(LocalDate day, LocalDate enrolledOn) {
      long years = ChronoUnit.YEARS.between(enrolledOn, day);
      if (enrolledOn.plusYears(years + 1).compareTo(day) <= 0) {
        years++;
      }
      if (enrolledOn.plusYears(years).isAfter(day)) {
        years--;
      }
      return new DayRange(
          enrolledOn.plusYears(years), enrolledOn.plusYears(years + 1).minusDays(1));
    }
  };

  static final int MONTHS_OF_YEAR = 12;
  private static final int MONTHS_OF_QUARTER = 3;

  /**
   * The period that a day belongs to.
   *
   * @param day any day
   * @param enrolledOn the member's day of enrolment
   * @return its days; of a rolling period, those that end with the day
   */
  public abstract DayRange containing(LocalDate day, LocalDate enrolledOn);

  /**
   * Whether its days stay the same from one day to the next.
   *
   * @return false for a period that rolls along
   */
  public boolean isFixed() {
    return this != ROLLING_12_MONTHS;
  }

  /**
   * The last period that is over at the end of a day.
   *
   * @param day any day
   * @param enrolledOn the member's day of enrolment
   * @return the period whose last day is that day or the latest before it
   */
  public DayRange endedBy(LocalDate day, LocalDate enrolledOn) {
    DayRange current = containing(day, enrolledOn);
    return current.to().equals(day) ? current : containing(current.from().minusDays(1), enrolledOn);
  }

  /**
   * The names that tables give.
   *
   * @return all of them
   */
  public static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
