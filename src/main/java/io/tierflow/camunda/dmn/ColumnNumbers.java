package io.tierflow.camunda.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.context.Context;
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

  private final Map<String, SortedSet<BigDecimal>> byColumn =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SortedSet<BigDecimal>> eldest) {
              return size() > COLUMNS_KEPT;
            }
          });

  /**
   * The numbers in a column.
   *
   * @param definition the deployed decision
   * @param input the column's expression
   * @return each number once, the smallest first
   */
  SortedSet<BigDecimal> of(DecisionDefinition definition, String input) {
    String column = definition.getId() + " " + input;
    SortedSet<BigDecimal> numbers = byColumn.get(column);
    if (numbers == null) {
      numbers = Collections.unmodifiableSortedSet(read(definition, input));
      byColumn.put(column, numbers);
    }
    return numbers;
  }

  private SortedSet<BigDecimal> read(DecisionDefinition definition, String input) {
    SortedSet<BigDecimal> numbers = new TreeSet<>();
    DmnModelInstance model =
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDmnModelInstanceForDecisionDefinition(definition.getId());
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
