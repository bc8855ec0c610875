package io.tierflow.camunda.timer;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Dates and times in a model that say no offset: they are the programme's. */
final class LocalTimes {

  private LocalTimes() {}

  /**
   * Adds the offset where none is said.
   *
   * @param text a date, or parts with / between, as in R3/2026-11-01T09:00:00/P1D
   * @param zone whose offset to add
   * @return the text, each local date and time with the offset of that day
   */
  static String withOffset(String text, ZoneId zone) {
    return Arrays.stream(text.split("/", -1))
        .map(part -> partWithOffset(part, zone))
        .collect(Collectors.joining("/"));
  }

  private static String partWithOffset(String part, ZoneId zone) {
    try {
      LocalDateTime time =
          part.contains("T") ? LocalDateTime.parse(part) : LocalDate.parse(part).atStartOfDay();
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    } catch (DateTimeParseException nothingLocal) {
      return part;
    }
  }
}
