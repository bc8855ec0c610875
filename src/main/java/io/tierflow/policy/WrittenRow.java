package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A row of a decision table, as its owner wrote it.
 *
 * @param rule its id
 * @param annotation what it says to people, may be empty
 * @param tests what each input cell tests, by its column's expression; cells that test nothing are
 *     left out
 * @param outputs the text of each output cell by the output's name; empty cells are left out
 */
public record WrittenRow(
    String rule, String annotation, Map<String, CellCondition> tests, Map<String, String> outputs) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  /**
   * What the row asks of an input.
   *
   * @param input name of the input
   * @return the test, which anything passes if there is none
   */
  public CellCondition test(String input) {
    return tests.getOrDefault(input, CellCondition.ANYTHING);
  }

  /**
   * An output that is a plain number.
   *
   * @param output its name
   * @return the number, empty if the cell is empty or computes
   */
  public Optional<BigDecimal> number(String output) {
    return Optional.ofNullable(outputs.get(output))
        .filter(cell -> NUMBER.matcher(cell).matches())
        .map(BigDecimal::new);
  }

  /**
   * An output that is a plain text.
   *
   * @param output its name
   * @return the text, empty if the cell is empty or computes
   */
  public Optional<String> text(String output) {
    return Optional.ofNullable(outputs.get(output))
        .map(CellCondition::of)
        .filter(cell -> cell.kind() == CellCondition.Kind.ONE_OF && cell.texts().size() == 1)
        .map(cell -> cell.texts().get(0));
  }
}
