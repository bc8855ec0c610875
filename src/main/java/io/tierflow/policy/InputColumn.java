package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a decision table may ask in one column.
 *
 * @param name name of the input, which is the column's expression
 * @param type what the column holds
 * @param meaning what the value is, in words, with its unit
 * @param mayBeMissing whether a member or transaction may have no such value
 * @param values the only values that there are; null if any value may come
 * @param rare values that come only together with another input's; {@link RareValues#NONE}
 * @param later whether a value that is not among them may come to exist; null for none
 * @param least the smallest number that can come, null if there is none
 * @param greatest the greatest number that can come, null if there is none
 */
public record InputColumn(
    String name,
    ColumnType type,
    String meaning,
    boolean mayBeMissing,
    List<String> values,
    RareValues rare,
    Predicate<String> later,
    BigDecimal least,
    BigDecimal greatest) {

  private static final long EXAMPLE = 100;

  /**
   * A column that always has a value.
   *
   * @param name name of the input
   * @param type what it holds
   * @param meaning what the value is, in words
   * @return the column
   */
  public static InputColumn of(String name, ColumnType type, String meaning) {
    return new InputColumn(name, type, meaning, false, null, RareValues.NONE, null, null, null);
  }

  /**
   * Columns for the texts that a transaction brings under keys of its own, one for each key that a
   * table asks for. Each may be missing.
   *
   * @param meaning what they are, in words
   * @return what stands for all of them
   */
  public static InputColumn attributes(String meaning) {
    return of(Attributes.ANY, ColumnType.TEXT, meaning).orMissing();
  }

  /**
   * The column of an input's name.
   *
   * @param input name of an input
   * @return this column, or the one of a key; empty if it is another's name
   */
  Optional<InputColumn> named(String input) {
    if (!standsForKeys()) {
      return name.equals(input) ? Optional.of(this) : Optional.empty();
    }
    return Attributes.isOne(input)
        ? Optional.of(
            new InputColumn(
                input, type, meaning, mayBeMissing, values, rare, later, least, greatest))
        : Optional.empty();
  }

  /**
   * Whether it stands for a column for each key that a table asks for.
   *
   * @return false for a column of its own name
   */
  public boolean standsForKeys() {
    return name.equals(Attributes.ANY);
  }

  /**
   * The column, whose value may be missing.
   *
   * @return such a column
   */
  public InputColumn orMissing() {
    return new InputColumn(name, type, meaning, true, values, rare, later, least, greatest);
  }

  /**
   * The column, which has no other values than these.
   *
   * @param accepted the values
   * @return such a column
   */
  public InputColumn oneOf(List<String> accepted) {
    return new InputColumn(
        name, type, meaning, mayBeMissing, List.copyOf(accepted), rare, later, least, greatest);
  }

  /**
   * The column, which has these values too where another input has a certain one. A table need not
   * cover them.
   *
   * @param accepted the values
   * @param input name of the other input
   * @param value what that one is then
   * @return such a column
   */
  public InputColumn orWhere(List<String> accepted, String input, String value) {
    return new InputColumn(
        name,
        type,
        meaning,
        mayBeMissing,
        values,
        new RareValues(accepted, input, value),
        later,
        least,
        greatest);
  }

  /**
   * The column, whose cells may already name values that do not exist yet.
   *
   * @param mayComeToExist whether a value is one of these
   * @return such a column
   */
  public InputColumn orLater(Predicate<String> mayComeToExist) {
    return new InputColumn(
        name, type, meaning, mayBeMissing, values, rare, mayComeToExist, least, greatest);
  }

  /**
   * The column, which has no smaller numbers.
   *
   * @param number the smallest
   * @return such a column
   */
  public InputColumn from(long number) {
    return new InputColumn(
        name,
        type,
        meaning,
        mayBeMissing,
        values,
        rare,
        later,
        BigDecimal.valueOf(number),
        greatest);
  }

  /**
   * The column, which has no greater numbers.
   *
   * @param number the greatest
   * @return such a column
   */
  public InputColumn upTo(long number) {
    return new InputColumn(
        name, type, meaning, mayBeMissing, values, rare, later, least, BigDecimal.valueOf(number));
  }

  /**
   * The only values that there are.
   *
   * @return the values, empty if any value may come
   */
  public Optional<List<String>> allowed() {
    return Optional.ofNullable(values);
  }

  /**
   * Whether a cell may name a value as one that there is.
   *
   * @param value a text
   * @return true if any value may come, or this one
   */
  public boolean mayBe(String value) {
    return values == null || values.contains(value) || rare.include(value);
  }

  /**
   * Whether a value may come to exist.
   *
   * @param value a value that there is not
   * @return whether cells may already name it
   */
  public boolean mayExistLater(String value) {
    return later != null && later.test(value);
  }

  /**
   * What the column's cells may test, for people.
   *
   * @return such as {@code one of "SILVER", "GOLD"}, or {@code a number, such as 100, >= 100 or
   *     [100..101]}
   */
  public String accepted() {
    String accepted = AcceptedText.values(type, values, least, greatest) + rare.accepted();
    long example = greatest == null ? EXAMPLE : greatest.longValue() / 2;
    return type.isNumber()
        ? "%s, such as %d, >= %d or [%d..%d]"
            .formatted(accepted, example, example, example, example + 1)
        : accepted;
  }
}
