package io.tierflow.common;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a value is written wherever it comes in: in JSON, in CSV, in an address or in a form. Only
 * ASCII digits count as digits, and what has another form is refused rather than guessed at.
 *
 * @param <T> type of the value
 */
public final class ValueFormat<T> {

  /** A day, such as 2026-10-31. */
  public static final ValueFormat<LocalDate> DAY =
      new ValueFormat<>(
          LocalDate.class,
          "(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}",
          LocalDate::parse,
          "an ISO 8601 date such as 2026-10-31");

  /** A month from 1900 on, such as 2026-10. */
  public static final ValueFormat<YearMonth> MONTH =
      new ValueFormat<>(
          YearMonth.class,
          "(19|[2-9][0-9])[0-9]{2}-[0-9]{2}",
          YearMonth::parse,
          "an ISO 8601 month such as 2026-10, from 1900-01 on");

  /** An instant with its offset from UTC, such as 2026-10-31T12:00:00Z. */
  public static final ValueFormat<Instant> INSTANT =
      new ValueFormat<>(
          Instant.class,
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?"
              + "([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)",
          ValueFormat::instant,
          "an ISO 8601 instant such as 2026-10-31T12:00:00Z");

  /** A decimal number, such as 12.50. */
  public static final ValueFormat<BigDecimal> DECIMAL =
      new ValueFormat<>(
          BigDecimal.class,
          "(?=.{1,40}$)[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([Ee][+-]?[0-9]+)?",
          BigDecimal::new,
          "a decimal number such as 12.50");

  /** A whole number of at most 18 digits, such as 250. */
  public static final ValueFormat<Long> WHOLE =
      new ValueFormat<>(
          Long.class,
          "[+-]?[0-9]{1,18}",
          Long::valueOf,
          "a whole number such as 250, of at most 18 digits");

  /** A whole number of at most 9 digits, such as 20. */
  public static final ValueFormat<Integer> SMALL =
      new ValueFormat<>(
          Integer.class,
          "[+-]?[0-9]{1,9}",
          Integer::valueOf,
          "a whole number such as 20, of at most 9 digits");

  /** Yes or no, in lower or upper case. */
  public static final ValueFormat<Boolean> FLAG =
      new ValueFormat<>(Boolean.class, "(?i:true|false)", Boolean::valueOf, "true or false");

  /** A time zone, such as Europe/Berlin. */
  public static final ValueFormat<ZoneId> ZONE =
      new ValueFormat<>(
          ZoneId.class, "[!-~]{1,64}", ZoneId::of, "a time zone such as Europe/Berlin");

  private static final List<ValueFormat<?>> ALL =
      List.of(DAY, MONTH, INSTANT, DECIMAL, WHOLE, SMALL, FLAG, ZONE);

  private static final DateTimeFormatter LOCAL_AND_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Class<T> type;
  private final Pattern form;
  private final Function<String, T> reading;
  private final String accepted;

  private ValueFormat(Class<T> type, String form, Function<String, T> reading, String accepted) {
    this.type = type;
    this.form = Pattern.compile(form);
    this.reading = reading;
    this.accepted = accepted;
  }

  /**
   * The names of an enumeration, each in exactly its own case.
   *
   * @param names the enumeration
   * @param <E> its type
   * @return the format
   */
  public static <E extends Enum<E>> ValueFormat<E> oneOf(Class<E> names) {
    return new ValueFormat<>(
        names,
        "[A-Za-z_][A-Za-z0-9_]*",
        text -> Enum.valueOf(names, text),
        "one of " + Arrays.toString(names.getEnumConstants()));
  }

  /**
   * Says how values of a type are written, for a message.
   *
   * @param type any type
   * @return such as "a decimal number such as 12.50"; empty for a type without a format of its own
   */
  public static Optional<String> acceptedOf(Class<?> type) {
    if (type.isEnum()) {
      return Optional.of("one of " + Arrays.toString(type.getEnumConstants()));
    }
    if (isCode(type)) {
      return Optional.of("a code of capital letters, digits and underscores, of at most 32");
    }
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    return ALL.stream()
        .filter(format -> format.type == boxed)
        .findFirst()
        .map(ValueFormat::accepted);
  }

  /** A value of one text, such as a tier. */
  private static boolean isCode(Class<?> type) {
    return type.isRecord()
        && type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == String.class;
  }

  /**
   * Reads a value.
   *
   * @param text how it is written, without blanks around it
   * @return the value
   * @throws IllegalArgumentException if it is not written in this format
   */
  public T read(String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not " + accepted);
    }
    try {
      return reading.apply(text);
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException("not " + accepted, unreadable);
    }
  }

  /**
   * What this format reads.
   *
   * @return the type
   */
  public Class<T> type() {
    return type;
  }

  /**
   * Says how a value is written, for a message.
   *
   * @return such as "a decimal number such as 12.50"
   */
  public String accepted() {
    return accepted;
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT), LOCAL_AND_OFFSET).toInstant();
  }
}
