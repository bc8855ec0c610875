package io.tierflow.sample;

import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces days such as {@code {today-12}} by ISO dates, and birthdays such as {@code {today-5 in
 * 1992}} by the same day of that year.
 *
 * @param today the day they are relative to
 */
record RelativeDays(LocalDate today) {

  private static final Pattern RELATIVE = Pattern.compile("\\{today(?:-(\\d+))?(?: in (\\d{4}))?}");

  String resolve(String text) {
    return RELATIVE.matcher(text).replaceAll(match -> day(match).toString());
  }

  private LocalDate day(MatchResult match) {
    LocalDate day = today.minusDays(match.group(1) == null ? 0 : Long.parseLong(match.group(1)));
    if (match.group(2) == null) {
      return day;
    }
    // The 29th of February needs a leap year, so files name leap years.
    return LocalDate.of(Integer.parseInt(match.group(2)), day.getMonth(), day.getDayOfMonth());
  }
}
