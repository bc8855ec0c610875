package io.tierflow.report;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A month as the parameters of a statement: {@code month}, {@code firstDay} and {@code lastDay},
 * {@code fromInstant} (inclusive) and {@code untilInstant} (exclusive), {@code today} and {@code
 * now}.
 *
 * <p>Instants are handed over as UTC date-times, which is what their columns hold: a driver
 * converts neither these nor the columns by a zone of its own.
 */
@Component
class MonthParameters {

  private final ProgrammeCalendar calendar;

  MonthParameters(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  Map<String, Object> of(YearMonth month) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("month", month.toString());
    parameters.put("firstDay", month.atDay(1));
    parameters.put("lastDay", month.atEndOfMonth());
    parameters.put("fromInstant", JdbcTime.of(calendar.startOf(month.atDay(1))));
    parameters.put("untilInstant", JdbcTime.of(calendar.endOf(month.atEndOfMonth())));
    parameters.put("today", calendar.today());
    parameters.put("now", JdbcTime.of(calendar.now()));
    return parameters;
  }

  /** The instant at which figures with these parameters are computed. */
  static Instant now(Map<String, Object> parameters) {
    return JdbcTime.instant((LocalDateTime) parameters.get("now"));
  }
}
