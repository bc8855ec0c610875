package io.tierflow.workflow.monthlyrun;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The months that a run can be asked for. */
@Component
class RunMonths {

  private final ProgrammeCalendar calendar;

  RunMonths(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  /** The month before the current one, which is run when nobody says otherwise. */
  YearMonth previous() {
    return YearMonth.from(calendar.today()).minusMonths(1);
  }

  /** The last month that is over, or ends today. */
  YearMonth latest() {
    return YearMonth.from(calendar.today().plusDays(1)).minusMonths(1);
  }

  /**
   * Reads a month that people have typed.
   *
   * @param text such as 2026-10; nothing, or blanks alone, mean the previous month
   * @throws InvalidInputException if it is not written like that, or is before 1900
   */
  YearMonth parse(String text) {
    String month = text == null ? "" : text.strip();
    if (month.isEmpty()) {
      return previous();
    }
    try {
      return ValueFormat.MONTH.read(month);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          "month",
          "The month of a run must be written as year and month, such as 2026-10, from 1900-01 "
              + "on.");
    }
  }

  /**
   * Refuses a month that is not over.
   *
   * @param month a month
   * @return the month, which is over or ends today
   * @throws InvalidInputException if it ends after today
   */
  YearMonth requireOver(YearMonth month) {
    if (month.isAfter(latest())) {
      throw new InvalidInputException(
          "month",
          "The month %s is not over; accepted: a month up to %s.".formatted(month, latest()));
    }
    return month;
  }
}
