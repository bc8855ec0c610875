package io.tierflow.csv;

import io.tierflow.common.Blanks;
import io.tierflow.common.CountText;
import io.tierflow.common.PlainText;
import io.tierflow.common.ValueFormat;
import io.tierflow.web.InvalidInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line's fields by column. Blanks around a field do not count; an empty field is null, and so
 * is one whose column the file does not have. What can't be read as its type is an {@link
 * InvalidInputException} that names the column.
 */
public final class CsvRecord {

  private final CsvHeader header;
  private final List<String> fields;

  private CsvRecord(CsvHeader header, List<String> fields) {
    this.header = header;
    this.fields = fields;
  }

  static CsvRecord of(CsvHeader header, String line) {
    List<String> fields = header.fields().split(line);
    if (!header.accepts(fields.size())) {
      throw new InvalidInputException(
          "line",
          "The line has %s; the header has %d."
              .formatted(CountText.of(fields.size(), "field"), header.size()));
    }
    for (int position = header.size(); position < fields.size(); position++) {
      if (!Blanks.strip(fields.get(position)).isEmpty()) {
        throw new InvalidInputException(
            "line",
            "The line has a value in field %d, which has no name in the header."
                .formatted(position + 1));
      }
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
    String text = field(column);
    PlainText.refusalOnOneLine(text)
        .ifPresent(
            refusal -> {
              throw new InvalidInputException(
                  column, "The field %s %s.".formatted(column, refusal));
            });
    return text;
  }

  /**
   * The fields of the columns that stand for one name's keys.
   *
   * @param name what stands before the point in the columns' names, such as {@code attributes}
   * @return the texts by what stands behind it; empty fields are left out
   */
  public Map<String, String> texts(String name) {
    Map<String, String> texts = new TreeMap<>();
    for (String column : header.columnsFrom(name + ".")) {
      String text = text(column);
      if (text != null) {
        texts.put(column.substring(name.length() + 1), text);
      }
    }
    return texts;
  }

  /**
   * A field as a day.
   *
   * @param column the column's name
   * @return the day, or null
   */
  public LocalDate day(String column) {
    return read(column, ValueFormat.DAY);
  }

  /**
   * A field as an instant.
   *
   * @param column the column's name
   * @return the instant, or null
   */
  public Instant instant(String column) {
    return read(column, ValueFormat.INSTANT);
  }

  /**
   * A field as a decimal number.
   *
   * @param column the column's name
   * @return the number, or null
   */
  public BigDecimal decimal(String column) {
    return read(column, ValueFormat.DECIMAL);
  }

  /**
   * A field as a whole number.
   *
   * @param column the column's name
   * @return the number, or null
   */
  public Long whole(String column) {
    return read(column, ValueFormat.WHOLE);
  }

  /**
   * A field as yes or no.
   *
   * @param column the column's name
   * @return true or false, or null
   */
  public Boolean flag(String column) {
    return read(column, ValueFormat.FLAG);
  }

  /**
   * A field as a time zone.
   *
   * @param column the column's name
   * @return the zone, or null
   */
  public ZoneId zone(String column) {
    return read(column, ValueFormat.ZONE);
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
    return read(column, ValueFormat.oneOf(names));
  }

  /** Tells of what nobody sees in a text that is refused. */
  static String invisible(String text) {
    return Blanks.nameOfInvisible(text)
        .map(name -> "; it contains the character %s".formatted(name))
        .orElse("");
  }

  private String field(String column) {
    Integer position = header.positionOf(column);
    String field = position == null ? "" : Blanks.strip(fields.get(position));
    return field.isEmpty() ? null : field;
  }

  private <T> T read(String column, ValueFormat<T> format) {
    String text = field(column);
    try {
      return text == null ? null : format.read(text);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          column,
          "The field %s must be %s%s.".formatted(column, format.accepted(), invisible(text)));
    }
  }
}
