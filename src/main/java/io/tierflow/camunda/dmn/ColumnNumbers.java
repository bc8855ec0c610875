package io.tierflow.camunda.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The numbers in the columns of deployed tables. A deployed table never changes. */
final class ColumnNumbers {

  private static final int COLUMNS_KEPT = 200;

  private final CellNumbers cells = new CellNumbers();

  private final Cache<String, SortedSet<BigDecimal>> byColumn =
      Caffeine.newBuilder().maximumSize(COLUMNS_KEPT).build();

  /**
   * The numbers in a column.
   *
   * @param definition the deployed decision
   * @param input the column's expression
   * @return each number once, the smallest first
   */
  SortedSet<BigDecimal> of(DecisionDefinition definition, String input) {
    return byColumn.get(
        definition.getId() + " " + input,
        column -> Collections.unmodifiableSortedSet(read(definition, input)));
  }

  private SortedSet<BigDecimal> read(DecisionDefinition definition, String input) {
    SortedSet<BigDecimal> numbers = new TreeSet<>();
    DmnModelInstance model = DeployedTableModel.of(definition.getId());
    // A model may hold several decisions; only this one's table counts.
    model.getModelElementsByType(DecisionTable.class).stream()
        .filter(table -> isOf(table, definition))
        .forEach(table -> numbers.addAll(read(table, input)));
    return numbers;
  }

  private static boolean isOf(DecisionTable table, DecisionDefinition definition) {
    return definition.getKey().equals(table.getParentElement().getAttributeValue("id"));
  }

  private Collection<BigDecimal> read(DecisionTable table, String input) {
    List<BigDecimal> numbers = new ArrayList<>();
    int column = 0;
    for (Input each : table.getInputs()) {
      if (input.equals(each.getInputExpression().getText().getTextContent().strip())) {
        for (Rule rule : table.getRules()) {
          numbers.addAll(cells.of(cell(rule, column)));
        }
      }
      column++;
    }
    return numbers;
  }

  private static String cell(Rule rule, int column) {
    return new ArrayList<InputEntry>(rule.getInputEntries()).get(column).getTextContent();
  }
}
