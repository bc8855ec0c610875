package io.tierflow.campaign;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.regex.Pattern;

/** How often an offer that stays in the table is one to a member: once in each of these. */
enum OfferPeriod {
  DAY {
    @Override
    String occasion(LocalDate day) {
      return day.toString();
    }
  },
  /** From Monday to Sunday. */
  WEEK {
    @Override
    String occasion(LocalDate day) {
      return "%d-W%02d"
          .formatted(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
  },
  MONTH {
    @Override
    String occasion(LocalDate day) {
      return "%d-%02d".formatted(day.getYear(), day.getMonthValue());
    }
  },
  QUARTER {
    @Override
    String occasion(LocalDate day) {
      return "%d-Q%d".formatted(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }
  },
  YEAR {
    @Override
    String occasion(LocalDate day) {
      return String.valueOf(day.getYear());
    }
  },
  /** However long the row stays in the table. */
  ONCE {
    @Override
    String occasion(LocalDate day) {
      return "once";
    }
  };

  private static final Pattern SINGLE_DAYS = Pattern.compile("\\d+(\\s*,\\s*\\d+)*");

  /** Names the period that a day lies in. */
  abstract String occasion(LocalDate day);

  /**
   * What a row means that says nothing: each of the days that it names, such as the 1st and the
   * 15th, else once a calendar month. An offer for December is not one for each of its days.
   *
   * @param daysOfMonth what the row says of the day, or null if nothing
   */
  static OfferPeriod unlessStated(String daysOfMonth) {
    return daysOfMonth != null && SINGLE_DAYS.matcher(daysOfMonth.strip()).matches() ? DAY : MONTH;
  }
}
