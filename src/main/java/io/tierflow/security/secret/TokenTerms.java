package io.tierflow.security.secret;

import io.tierflow.common.PlainText;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;

/** What whoever makes a token says of it. */
public final class TokenTerms {

  private static final int MAX_NAME_LENGTH = 100;

  private TokenTerms() {}

  /**
   * Checks a name.
   *
   * @param name what was given
   * @param meaning what the name says
   * @return the name without blanks around it
   * @throws InvalidInputException if it is empty, too long or not on one line
   */
  public static String name(String name, String meaning) {
    if (name == null || name.isBlank() || name.strip().length() > MAX_NAME_LENGTH) {
      throw new InvalidInputException(
          "name", "The name must have 1 to 100 characters and say %s.".formatted(meaning));
    }
    PlainText.refusalOnOneLine(name)
        .ifPresent(
            refusal -> {
              throw new InvalidInputException("name", "The name %s.".formatted(refusal));
            });
    return name.strip();
  }

  /**
   * Checks a last day.
   *
   * @param lastDay what was given, or null for no end
   * @param today the programme's day
   * @return the last day, or null
   * @throws InvalidInputException if it has passed
   */
  public static LocalDate lastDay(LocalDate lastDay, LocalDate today) {
    if (lastDay != null && lastDay.isBefore(today)) {
      throw new InvalidInputException(
          "expiresOn", "The last day is in the past; accepted: today or a later day.");
    }
    return lastDay;
  }

  /**
   * Reads the last day of a form.
   *
   * @param text what was filled in
   * @return the day, or null if nothing was
   * @throws InvalidInputException if it is no day
   */
  public static LocalDate readLastDay(String text) {
    try {
      return text.isBlank() ? null : ValueFormat.DAY.read(text);
    } catch (IllegalArgumentException malformed) {
      throw new InvalidInputException(
          "expiresOn",
          "The last day can't be read; accepted: a date as year, month and day, " + "YYYY-MM-DD.");
    }
  }
}
