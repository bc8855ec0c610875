package io.tierflow.camunda.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.policy.CellCondition;
import io.tierflow.policy.WrittenRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The rows of deployed tables as they are written. A deployed table never changes. */
final class WrittenRows {

  private static final int TABLES_KEPT = 50;

  private final Cache<String, List<WrittenRow>> byDefinition =
      Caffeine.newBuilder().maximumSize(TABLES_KEPT).build();

  /** The rows of a table, in their order. */
  List<WrittenRow> of(DecisionDefinition definition) {
    return byDefinition.get(definition.getId(), id -> read(id, definition.getKey()));
  }

  private static List<WrittenRow> read(String definitionId, String key) {
    return DeployedTableModel.of(definitionId).getModelElementsByType(DecisionTable.class).stream()
        .filter(table -> key.equals(table.getParentElement().getAttributeValue("id")))
        .flatMap(table -> table.getRules().stream().map(rule -> row(table, rule)))
        .toList();
  }

  private static WrittenRow row(DecisionTable table, Rule rule) {
    Map<String, CellCondition> tests = new LinkedHashMap<>();
    cells(
            table.getInputs().stream()
                .map(input -> input.getInputExpression().getText().getTextContent().strip())
                .toList(),
            rule.getInputEntries())
        .forEach((input, cell) -> tests.put(input, CellCondition.of(cell)));
    tests.values().removeIf(CellCondition.ANYTHING::equals);
    return new WrittenRow(
        rule.getId(),
        rule.getDescription() == null ? "" : rule.getDescription().getTextContent().strip(),
        Collections.unmodifiableMap(tests),
        Collections.unmodifiableMap(
            cells(
                table.getOutputs().stream().map(Output::getName).toList(),
                rule.getOutputEntries())));
  }

  private static Map<String, String> cells(
      List<String> columns, Collection<? extends DmnElement> entries) {
    List<DmnElement> cells = new ArrayList<>(entries);
    Map<String, String> texts = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      String text = cells.get(column).getTextContent().strip();
      if (!text.isEmpty()) {
        texts.put(columns.get(column), text);
      }
    }
    return texts;
  }
}
