package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision table said, and why.
 *
 * @param table key of the decision
 * @param version deployed version of the table
 * @param rule id of the row that matched
 * @param inputs value of each input by its name
 * @param outputs value of each output by its name
 * @param reason the row's annotation, written for people
 */
public record Decision(
    String table,
    int version,
    String rule,
    Map<String, Object> inputs,
    Map<String, Object> outputs,
    String reason) {

  /** What a record of a decision keeps of its row, in characters. */
  public static final int MAX_REASON_LENGTH = 500;

  /** The longest id of a row that a record of a decision keeps, in characters. */
  public static final int MAX_RULE_LENGTH = 64;

  private static final int MAX_COUNTED = 9_999;
  private static final int DECIMALS_OF_MONEY = 2;
  private static final int DIGITS_OF_MONEY = 15;

  /**
   * An output as text.
   *
   * @param output name of the output
   * @return its value, empty if the row leaves it empty
   */
  public Optional<String> text(String output) {
    return Optional.ofNullable(outputs.get(output)).map(Object::toString);
  }

  /**
   * An output as a number. FEEL returns numbers of several types, so they are read by their text.
   *
   * @param output name of the output
   * @return its value, empty if the row leaves it empty
   * @throws PolicyException if it is not a number
   */
  public Optional<BigDecimal> number(String output) {
    try {
      return text(output).map(BigDecimal::new);
    } catch (NumberFormatException notANumber) {
      throw unusable(output, "a number");
    }
  }

  /**
   * An output as a whole number.
   *
   * @param output name of the output
   * @return its value, empty if the row leaves it empty
   * @throws PolicyException if it is not a whole number
   */
  public Optional<Integer> wholeNumber(String output) {
    try {
      return number(output).map(BigDecimal::intValueExact);
    } catch (ArithmeticException notWhole) {
      throw unusable(output, "a whole number");
    }
  }

  /**
   * An output that counts days or months.
   *
   * @param output name of the output
   * @return its value, from 1 to 9,999; empty if the row leaves it empty
   * @throws PolicyException if it is anything else
   */
  public Optional<Integer> count(String output) {
    Optional<Integer> count = wholeNumber(output);
    if (count.filter(n -> n < 1 || n > MAX_COUNTED).isPresent()) {
      throw unusable(output, "a whole number from 1 to %,d, or nothing".formatted(MAX_COUNTED));
    }
    return count;
  }

  /**
   * An output as an amount of money.
   *
   * @param output name of the output
   * @return its value in currency units, from 0; empty if the row leaves it empty
   * @throws PolicyException if it is less, or has more than two decimals
   */
  public Optional<BigDecimal> amount(String output) {
    Optional<BigDecimal> amount = number(output);
    if (amount.filter(value -> !isAmount(value)).isPresent()) {
      throw unusable(output, "an amount from 0 with at most two decimals, or nothing");
    }
    return amount;
  }

  /**
   * An output as yes or no.
   *
   * @param output name of the output
   * @return what the row says
   * @throws PolicyException if it says neither, or nothing
   */
  public boolean yes(String output) {
    return switch (text(output).orElse("")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unusable(output, "true or false");
    };
  }

  /**
   * This decision, if what explains it is not longer than what records keep.
   *
   * @return this
   * @throws PolicyException if the row's annotation or id is longer
   */
  public Decision recordable() {
    if (reason.length() > MAX_REASON_LENGTH) {
      throw new PolicyException(
          "Table %s version %d, row %s: the annotation has %d characters; accepted: at most %d."
              .formatted(table, version, rule, reason.length(), MAX_REASON_LENGTH));
    }
    if (rule.length() > MAX_RULE_LENGTH) {
      throw new PolicyException(
          "Table %s version %d: the row's id %s is too long; accepted: at most %d characters."
              .formatted(table, version, rule, MAX_RULE_LENGTH));
    }
    return this;
  }

  private static boolean isAmount(BigDecimal value) {
    BigDecimal amount = value.stripTrailingZeros();
    return amount.signum() >= 0
        && amount.scale() <= DECIMALS_OF_MONEY
        && amount.precision() - amount.scale() <= DIGITS_OF_MONEY;
  }

  /**
   * The error for an output that the programme can't work with.
   *
   * @param output name of the output
   * @param accepted what is accepted instead
   * @return the error, naming table, version and row
   */
  public PolicyException unusable(String output, String accepted) {
    return new PolicyException(
        "Table %s version %d, row %s: output %s is '%s'; accepted: %s."
            .formatted(table, version, rule, output, outputs.get(output), accepted));
  }
}
