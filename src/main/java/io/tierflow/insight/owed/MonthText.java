package io.tierflow.insight.owed;

import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.YearMonth;

/** Reads months from addresses and forms. */
public final class MonthText {

  private MonthText() {}

  /**
   * Reads a month.
   *
   * @param field what is read
   * @param text such as 2026-10
   * @return the month
   * @throws InvalidInputException if it is written otherwise
   */
  public static YearMonth read(String field, String text) {
    try {
      return ValueFormat.MONTH.read(text);
    } catch (IllegalArgumentException otherwise) {
      throw new InvalidInputException(
          field, "The month can't be read; accepted: %s.".formatted(ValueFormat.MONTH.accepted()));
    }
  }
}
