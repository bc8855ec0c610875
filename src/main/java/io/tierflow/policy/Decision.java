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
   * An output as yes or no.
   *
   * @param output name of the output
   * @return true only if the row says {@code true}
   */
  public boolean yes(String output) {
    return text(output).map(Boolean::parseBoolean).orElse(false);
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
        "Table %s version %d, row %s: output %s is '%s'; accepted is %s."
            .formatted(table, version, rule, output, outputs.get(output), accepted));
  }
}
