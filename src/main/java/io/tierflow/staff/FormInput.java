package io.tierflow.staff;

import io.tierflow.common.PlainText;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What somebody typed into a form, read field by field.
 *
 * @param typed texts by the names of their fields
 */
record FormInput(Map<String, String> typed) {

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("memberNumber", "The member number"),
          Map.entry("fullName", "The name"),
          Map.entry("email", "The e-mail address"),
          Map.entry("phone", "The phone number"),
          Map.entry("birthDate", "The date of birth"),
          Map.entry("enrolledOn", "The day of enrolment"),
          Map.entry("accountType", "The account"),
          Map.entry("address", "The address"),
          Map.entry("language", "The language"),
          Map.entry("agreement", "The agreement"),
          Map.entry("zone", "The time zone"),
          Map.entry("tier", "The tier"),
          Map.entry("openingPoints", "The number of points"),
          Map.entry("points", "The number of points"),
          Map.entry("value", "The value"),
          Map.entry("validityDays", "The number of days"),
          Map.entry("reason", "The reason"),
          Map.entry("note", "The note"));

  /** What people call a field, at the beginning of a sentence. */
  static String label(String field) {
    return LABELS.getOrDefault(field, field);
  }

  /** The text of a field without blanks around it; empty if there is none. */
  String text(String field) {
    String text = typed.getOrDefault(field, "").strip();
    PlainText.refusal(text)
        .ifPresent(
            refusal -> {
              throw new InvalidInputException(field, "%s %s.".formatted(label(field), refusal));
            });
    return text;
  }

  /** Whether a box is ticked. */
  boolean ticked(String field) {
    return typed.containsKey(field);
  }

  /** The id that came with the form, so that a second click does nothing more. */
  String id(String field) {
    String given = text(field);
    if (!given.matches("[!-~]{1,64}")) {
      throw new InvalidInputException(
          field, "%s must have 1 to 64 visible ASCII characters, without spaces.".formatted(field));
    }
    return given;
  }

  /** A text that must be there, such as a reason. */
  String required(String field, int longest) {
    String given = text(field);
    if (given.isEmpty() || given.length() > longest) {
      throw new InvalidInputException(
          field, "%s is required, with at most %d characters.".formatted(label(field), longest));
    }
    return given;
  }

  long whole(String field) {
    return read(field, ValueFormat.WHOLE);
  }

  int small(String field) {
    return read(field, ValueFormat.SMALL);
  }

  BigDecimal decimal(String field) {
    return read(field, ValueFormat.DECIMAL);
  }

  <E extends Enum<E>> E oneOf(String field, Class<E> names) {
    return read(field, ValueFormat.oneOf(names));
  }

  /** A whole number, or null if nothing was typed. */
  Long wholeOrNull(String field) {
    return text(field).isEmpty() ? null : read(field, ValueFormat.WHOLE);
  }

  /** A day, or null if nothing was typed. */
  LocalDate dayOrNull(String field) {
    return text(field).isEmpty() ? null : read(field, ValueFormat.DAY);
  }

  /** A zone, or null if nothing was typed. */
  ZoneId zoneOrNull(String field) {
    return text(field).isEmpty() ? null : read(field, ValueFormat.ZONE);
  }

  private <V> V read(String field, ValueFormat<V> format) {
    try {
      return format.read(text(field));
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          field, "%s can’t be read; accepted: %s.".formatted(label(field), format.accepted()));
    }
  }
}
