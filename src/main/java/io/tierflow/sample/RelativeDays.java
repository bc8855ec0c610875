package io.tierflow.sample;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Replaces days such as {@code {today-12}} by ISO dates.
 *
 * @param today the day they are relative to
 */
record RelativeDays(LocalDate today) {

  private static final Pattern RELATIVE = Pattern.compile("\\{today(?:-(\\d+))?}");

  String resolve(String text) {
    return RELATIVE
        .matcher(text)
        .replaceAll(
            match ->
                today
                    .minusDays(match.group(1) == null ? 0 : Long.parseLong(match.group(1)))
                    .toString());
  }
}
