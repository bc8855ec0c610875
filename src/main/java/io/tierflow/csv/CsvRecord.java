package io.tierflow.csv;

import io.tierflow.problem.InvalidInputException;
import io.tierflow.programme.Counted;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One line's fields by column. Blanks around a field do not count; an empty field is null, and so
 * is one whose column the file does not have. What can't be read as its type is an {@link
 * InvalidInputException} that names the column.
 */
public final class CsvRecord {

  private static final int LONGEST_NUMBER = 40;

  private final CsvHeader header;
  private final List<String> fields;

  private CsvRecord(CsvHeader header, List<String> fields) {
    this.header = header;
    this.fields = fields;
  }

  static CsvRecord of(CsvHeader header, String line) {
    List<String> fields = CsvFields.split(line);
    if (fields.size() != header.size()) {
      throw new InvalidInputException(
          "line",
          "The line has %s; the header has %d."
              .formatted(Counted.of(fields.size(), "field"), header.size()));
    }
    return new CsvRecord(header, fields);
  }

  /**
   * A field as text.
   *
   * @param column the column's name
   * @return the text, or null
   */
  public String text(String column) {
    Integer position = header.positionOf(column);
    String field = position == null ? "" : fields.get(position).strip();
    return field.isEmpty() ? null : field;
  }

  /**
   * A field as a day.
   *
   * @param column the column's name
   * @return the day, or null
   */
  public LocalDate day(String column) {
    return read(column, LocalDate::parse, "an ISO 8601 date such as 2026-10-31");
  }

  /**
   * A field as an instant.
   *
   * @param column the column's name
   * @return the instant, or null
   */
  public Instant instant(String column) {
    return read(
        column,
        text -> OffsetDateTime.parse(text).toInstant(),
        "an ISO 8601 instant such as 2026-10-31T12:00:00Z");
  }

  /**
   * A field as a decimal number.
   *
   * @param column the column's name
   * @return the number, or null
   */
  public BigDecimal decimal(String column) {
    return read(column, CsvRecord::number, "a decimal number such as 12.50");
  }

  /**
   * A field as a whole number.
   *
   * @param column the column's name
   * @return the number, or null
   */
  public Long whole(String column) {
    return read(column, Long::valueOf, "a whole number such as 250");
  }

  /**
   * A field as yes or no.
   *
   * @param column the column's name
   * @return true or false, or null
   */
  public Boolean flag(String column) {
    return read(column, CsvRecord::flagOf, "true or false");
  }

  /**
   * A field as a time zone.
   *
   * @param column the column's name
   * @return the zone, or null
   */
  public ZoneId zone(String column) {
    return read(column, ZoneId::of, "a time zone such as Europe/Berlin");
  }

  /**
   * A field as one of a few names.
   *
   * @param column the column's name
   * @param names the names
   * @param <E> their type
   * @return the name, or null
   */
  public <E extends Enum<E>> E oneOf(String column, Class<E> names) {
    return read(
        column,
        text -> Enum.valueOf(names, text),
        "one of " + Arrays.toString(names.getEnumConstants()));
  }

  private <T> T read(String column, Function<String, T> reading, String accepted) {
    String text = text(column);
    try {
      return text == null ? null : reading.apply(text);
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          column, "The field %s must be %s.".formatted(column, accepted));
    }
  }

  private static BigDecimal number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      throw new NumberFormatException("too long");
    }
    return new BigDecimal(text);
  }

  private static Boolean flagOf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
