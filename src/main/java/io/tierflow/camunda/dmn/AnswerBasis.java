package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * What the answer of a table depends on: of a column whose cells are nothing but comparisons with
 * constants, the place of its input among these; of other columns that some row tests, the input
 * itself; and each variable that a cell names. Inputs that agree in this have the same answer.
 */
@EngineInternal(
    why = "The public model of a decision does not hand out the cells that the engine evaluates.",
    replacement = "The cells read from the table's DMN model.")
final class AnswerBasis {

  private static final String ANYTHING = "-";

  private final List<Column> columns;
  private final List<List<String>> paths;

  private AnswerBasis(List<Column> columns, List<List<String>> paths) {
    this.columns = columns;
    this.paths = paths;
  }

  /**
   * Reads a table.
   *
   * @param table the table
   * @param feel reads its cells
   * @param isFeel whether a cell is written in FEEL
   * @return what its answer depends on; empty if that can't be told, or if it depends on more than
   *     inputs, such as the clock
   */
  static Optional<AnswerBasis> of(
      DmnDecisionTableImpl table, FeelCells feel, Predicate<DmnExpressionImpl> isFeel) {
    Stream<DmnExpressionImpl> all =
        Stream.concat(
            cells(table, row -> row.getConditions().stream()),
            cells(table, row -> row.getConclusions().stream()));
    try {
      return all.allMatch(isFeel) ? read(table, feel) : Optional.empty();
    } catch (UnreadableCellException | StackOverflowError unknown) {
      return Optional.empty();
    }
  }

  private static Optional<AnswerBasis> read(DmnDecisionTableImpl table, FeelCells feel) {
    List<FeelCell> cells = new ArrayList<>();
    texts(table, row -> row.getConclusions().stream())
        .forEach(text -> cells.add(feel.expression(text)));
    // In an output, no column's input is meant by a question mark.
    boolean known = cells.stream().noneMatch(FeelCell::namesItsInput);
    List<Column> columns = new ArrayList<>();
    for (int index = 0; index < table.getInputs().size(); index++) {
      List<FeelCell> tests = tests(table, index, feel);
      if (!tests.isEmpty()) {
        // A column without an expression tests whatever variable is called like its own.
        known &= isFilled(table.getInputs().get(index).getExpression());
        columns.add(new Column(index, thresholds(tests)));
        cells.addAll(tests);
      }
    }
    return known && cells.stream().allMatch(CellDependence::isRepeatable)
        ? Optional.of(new AnswerBasis(columns, paths(cells)))
        : Optional.empty();
  }

  private static List<FeelCell> tests(DmnDecisionTableImpl table, int column, FeelCells feel) {
    return texts(table, row -> Stream.of(row.getConditions().get(column)))
        .filter(text -> !ANYTHING.equals(text.strip()))
        .map(feel::tests)
        .toList();
  }

  private static Stream<DmnExpressionImpl> cells(
      DmnDecisionTableImpl table,
      Function<DmnDecisionTableRuleImpl, Stream<DmnExpressionImpl>> ofRow) {
    return table.getRules().stream().flatMap(ofRow).filter(AnswerBasis::isFilled);
  }

  /** Each once: a column says the same in many rows. */
  private static Stream<String> texts(
      DmnDecisionTableImpl table,
      Function<DmnDecisionTableRuleImpl, Stream<DmnExpressionImpl>> ofRow) {
    return cells(table, ofRow).map(DmnExpressionImpl::getExpression).distinct();
  }

  private static boolean isFilled(DmnExpressionImpl cell) {
    return cell != null && cell.getExpression() != null && !cell.getExpression().isBlank();
  }

  private static List<List<String>> paths(List<FeelCell> cells) {
    return cells.stream().flatMap(cell -> CellDependence.paths(cell).stream()).distinct().toList();
  }

  private static Thresholds thresholds(List<FeelCell> cells) {
    List<Object> all = new ArrayList<>();
    for (FeelCell cell : cells) {
      Optional<Set<Object>> constants = CellDependence.comparedConstants(cell);
      if (constants.isEmpty()) {
        return null;
      }
      all.addAll(constants.get());
    }
    return new Thresholds(all);
  }

  /**
   * What the answer to some inputs depends on.
   *
   * @param inputs the value of each column, from left to right
   * @param variables what cells may name
   * @return it, comparable by equality; empty if something of it can't be kept
   */
  Optional<List<Object>> of(List<Object> inputs, VariableContext variables) {
    List<Object> basis = new ArrayList<>(columns.size() + 2 * paths.size());
    for (Column column : columns) {
      basis.add(column.seen(inputs.get(column.index)));
    }
    for (List<String> path : paths) {
      addValue(path, variables, basis);
    }
    return basis.stream().allMatch(KeptValues::mayKeep) ? Optional.of(basis) : Optional.empty();
  }

  /**
   * Adds what stands at the end of a path, and how far the path leads: an empty variable is not the
   * same as an empty entry of one.
   */
  private static void addValue(List<String> path, VariableContext variables, List<Object> basis) {
    int depth = 0;
    Object value = null;
    if (variables.containsVariable(path.get(0))) {
      TypedValue variable = variables.resolve(path.get(0));
      value = variable == null ? null : variable.getValue();
      value = value instanceof Attributes attributes ? attributes.values() : value;
      depth++;
    }
    while (depth > 0 && depth < path.size() && value instanceof Map<?, ?> entries) {
      if (entries.containsKey(path.get(depth))) {
        value = entries.get(path.get(depth));
        depth++;
      } else {
        // FEEL takes any key by its text, so only among texts is one surely missing.
        value = entries.keySet().stream().allMatch(String.class::isInstance) ? null : entries;
        depth = -depth;
      }
    }
    basis.add(depth);
    basis.add(value);
  }

  /**
   * A column that some row tests.
   *
   * @param index its place in the table
   * @param thresholds where its input counts by its place, null where it counts by its value
   */
  private record Column(int index, Thresholds thresholds) {

    private Object seen(Object input) {
      return thresholds == null ? input : thresholds.placeOf(input);
    }
  }
}
