package io.tierflow.report;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The months that figures can be asked for: from 1900 up to the programme's current one. */
@Component
class ReportMonths {

  private final ProgrammeCalendar calendar;

  ReportMonths(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  YearMonth current() {
    return YearMonth.from(calendar.today());
  }

  boolean hasBegun(YearMonth month) {
    return !month.isAfter(current());
  }

  /**
   * Reads a month.
   *
   * @param text such as 2026-10
   * @throws InvalidInputException if it is not written like that, or is before 1900
   * @throws NotFoundException if the month has not begun
   */
  YearMonth parse(String text) {
    YearMonth month = read(text);
    if (!hasBegun(month)) {
      throw new NotFoundException(
          "There are no figures for %s yet: the current month is %s.".formatted(month, current()));
    }
    return month;
  }

  private static YearMonth read(String text) {
    try {
      return ValueFormat.MONTH.read(text);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          "month",
          "The month of a report must be written as year and month, such as 2026-10, from 1900-01 "
              + "on.");
    }
  }
}
