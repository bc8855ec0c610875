package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelAnswer;
import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what stands in an output column's cell of one table. */
final class OutputCellCheck {

  private final FeelCells feel;
  private final CellReader reader;
  private final Map<String, List<Object>> samples;

  OutputCellCheck(FeelCells feel, CellReader reader, Map<String, List<Object>> samples) {
    this.feel = feel;
    this.reader = reader;
    this.samples = samples;
  }

  /**
   * Adds what is wrong with a cell.
   *
   * @return what the cell gives, {@link RowRule#UNKNOWN} if that hangs on the inputs or is wrong;
   *     empty for nothing
   */
  Optional<Object> check(String text, OutputColumn column, Place place, Findings findings) {
    if (text.isBlank()) {
      if (!column.mayBeEmpty()) {
        findings.add(place, null, "is empty", column.accepted());
        return Optional.of(RowRule.UNKNOWN);
      }
      return Optional.empty();
    }
    Optional<FeelCell> cell = reader.expression(text, place, column.accepted(), findings);
    if (cell.isEmpty()
        || !CellReader.namesAreKnown(
            cell.get(), samples.keySet(), place, column.accepted(), findings)) {
      return Optional.of(RowRule.UNKNOWN);
    }
    return cell.get().names().isEmpty()
        ? constant(cell.get(), column, place, findings)
        : Optional.of(expression(cell.get(), column, place, findings));
  }

  private Optional<Object> constant(
      FeelCell cell, OutputColumn column, Place place, Findings findings) {
    FeelAnswer answer = feel.evaluate(cell, Map.of(), null);
    if (!answer.failures().isEmpty()) {
      findings.add(
          place, cell.text(), "can't be evaluated: " + answer.failures().get(0), column.accepted());
      return Optional.of(RowRule.UNKNOWN);
    }
    if (!column.accepts(answer.value())) {
      findings.add(place, cell.text(), problem(cell, answer.value()), column.accepted());
      return Optional.of(RowRule.UNKNOWN);
    }
    return Optional.ofNullable(answer.value());
  }

  private static String problem(FeelCell cell, Object value) {
    return cell.constant() == null && value != null
        ? "gives %s, which is not accepted".formatted(value)
        : "is not accepted";
  }

  /** What hangs on inputs is held to its type here, and to its range when it is evaluated. */
  private Object expression(FeelCell cell, OutputColumn column, Place place, Findings findings) {
    int most = samples.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      int turn = i;
      Map<String, Object> inputs = new HashMap<>();
      samples.forEach((name, values) -> inputs.put(name, values.get(turn % values.size())));
      FeelAnswer answer = feel.evaluate(cell, inputs, null);
      if (!answer.failures().isEmpty()) {
        findings.add(
            place,
            cell.text(),
            "can't be evaluated: " + answer.failures().get(0),
            column.accepted());
        break;
      }
      if (answer.value() != null && !column.type().fits(answer.value())) {
        findings.add(place, cell.text(), "gives %s".formatted(answer.value()), column.accepted());
        break;
      }
    }
    return RowRule.UNKNOWN;
  }
}
