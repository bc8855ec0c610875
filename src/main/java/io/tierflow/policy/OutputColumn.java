package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a decision table answers in one column.
 *
 * @param name name of the output
 * @param type what the column holds
 * @param meaning what the value does, in words, with its unit
 * @param mayBeEmpty whether a row may leave it empty
 * @param optional whether a table may do without the column
 * @param list whether a text names several values with commas between
 * @param values the only values that are accepted; null if any is
 * @param least the smallest number accepted, null if there is none
 * @param greatest the greatest number accepted, null if there is none
 * @param decimals the most decimals accepted, null for any number of them
 * @param maxLength the longest text accepted, in characters
 */
public record OutputColumn(
    String name,
    ColumnType type,
    String meaning,
    boolean mayBeEmpty,
    boolean optional,
    boolean list,
    List<String> values,
    BigDecimal least,
    BigDecimal greatest,
    Integer decimals,
    int maxLength) {

  private static final int MAX_TEXT = 500;
  private static final int MONEY_SCALE = 2;

  private static OutputColumn of(String name, ColumnType type, String meaning) {
    return new OutputColumn(
        name, type, meaning, false, false, false, null, null, null, null, MAX_TEXT);
  }

  /**
   * A text that each row gives.
   *
   * @param name name of the output
   * @param meaning what it does
   * @return the column
   */
  public static OutputColumn text(String name, String meaning) {
    return of(name, ColumnType.TEXT, meaning);
  }

  /**
   * True or false, which each row gives.
   *
   * @param name name of the output
   * @param meaning what it does
   * @return the column
   */
  public static OutputColumn yesNo(String name, String meaning) {
    return of(name, ColumnType.YES_NO, meaning);
  }

  /**
   * A whole number that each row gives.
   *
   * @param name name of the output
   * @param meaning what it does, with its unit
   * @param least the smallest accepted
   * @param greatest the greatest accepted
   * @return the column
   */
  public static OutputColumn wholeNumber(String name, String meaning, long least, long greatest) {
    return of(name, ColumnType.WHOLE_NUMBER, meaning)
        .between(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), 0);
  }

  /**
   * A number with any decimals that each row gives.
   *
   * @param name name of the output
   * @param meaning what it does, with its unit
   * @param least the smallest accepted
   * @param greatest the greatest accepted
   * @return the column
   */
  public static OutputColumn number(String name, String meaning, long least, long greatest) {
    return of(name, ColumnType.NUMBER, meaning)
        .between(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), null);
  }

  /**
   * An amount of money that each row gives, in the programme's currency.
   *
   * @param name name of the output
   * @param meaning what it does
   * @param least the smallest accepted
   * @param greatest the greatest accepted
   * @return the column
   */
  public static OutputColumn money(
      String name, String meaning, BigDecimal least, BigDecimal greatest) {
    return of(name, ColumnType.NUMBER, meaning).between(least, greatest, MONEY_SCALE);
  }

  private OutputColumn between(BigDecimal from, BigDecimal to, Integer maxDecimals) {
    return new OutputColumn(
        name, type, meaning, mayBeEmpty, optional, list, values, from, to, maxDecimals, maxLength);
  }

  /**
   * The column, which a row may leave empty.
   *
   * @return such a column
   */
  public OutputColumn orEmpty() {
    return new OutputColumn(
        name, type, meaning, true, optional, list, values, least, greatest, decimals, maxLength);
  }

  /**
   * The column, which a table may do without, and a row may leave empty.
   *
   * @return such a column
   */
  public OutputColumn orAbsent() {
    return new OutputColumn(
        name, type, meaning, true, true, list, values, least, greatest, decimals, maxLength);
  }

  /**
   * The column, which accepts no other values.
   *
   * @param accepted the values
   * @return such a column
   */
  public OutputColumn oneOf(List<String> accepted) {
    return new OutputColumn(
        name, type, meaning, mayBeEmpty, optional, false, accepted, null, null, null, maxLength);
  }

  /**
   * The column, which names one or several of these values with commas between.
   *
   * @param accepted the values
   * @return such a column
   */
  public OutputColumn someOf(List<String> accepted) {
    return new OutputColumn(
        name, type, meaning, mayBeEmpty, optional, true, accepted, null, null, null, maxLength);
  }

  /**
   * The column, which accepts no longer texts.
   *
   * @param characters the longest
   * @return such a column
   */
  public OutputColumn upToCharacters(int characters) {
    return new OutputColumn(
        name,
        type,
        meaning,
        mayBeEmpty,
        optional,
        list,
        values,
        least,
        greatest,
        decimals,
        characters);
  }

  /**
   * The only values that are accepted.
   *
   * @return the values, empty if any is
   */
  public Optional<List<String>> allowed() {
    return Optional.ofNullable(values);
  }

  /**
   * What the column accepts, for people.
   *
   * @return such as {@code a number from 0.01 to 1,000,000 with at most 2 decimals, or nothing}
   */
  public String accepted() {
    StringBuilder text = new StringBuilder();
    if (list) {
      text.append("one or several of ")
          .append(String.join(", ", allowed().orElseThrow()))
          .append(", in quotes, with commas between");
    } else {
      text.append(AcceptedText.values(type, allowed().orElse(null), least, greatest));
    }
    if (decimals != null && decimals > 0) {
      text.append(" with at most %d decimals".formatted(decimals));
    }
    if (type == ColumnType.TEXT && values == null) {
      text.append(", of at most %d characters".formatted(maxLength));
    }
    return text.append(mayBeEmpty ? ", or nothing" : "").toString();
  }

  /**
   * Whether the column accepts a value.
   *
   * @param value what a row gives; null is nothing
   * @return true if it does
   */
  public boolean accepts(Object value) {
    if (value == null) {
      return mayBeEmpty;
    }
    return type.fits(value)
        && switch (type) {
          case TEXT -> acceptsText(value.toString());
          case WHOLE_NUMBER, NUMBER -> acceptsNumber(value.toString());
          case YES_NO, DATE, DATE_TIME -> true;
        };
  }

  private boolean acceptsText(String text) {
    if (values == null) {
      return text.length() <= maxLength && (mayBeEmpty || !text.isBlank());
    }
    return list
        ? Stream.of(text.split(",", -1)).map(String::strip).allMatch(values::contains)
        : values.contains(text);
  }

  private boolean acceptsNumber(String text) {
    try {
      BigDecimal number = new BigDecimal(text);
      return (least == null || number.compareTo(least) >= 0)
          && (greatest == null || number.compareTo(greatest) <= 0)
          && (decimals == null || number.stripTrailingZeros().scale() <= decimals);
    } catch (NumberFormatException notFinite) {
      return false;
    }
  }
}
