package io.tierflow.camunda.dmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.springframework.util.ConcurrentLruCache;

/** What deployed tables test and give, as it is written. A deployed table never changes. */
final class RowTexts {

  private static final int TABLES_KEPT = 200;

  private final ConcurrentLruCache<Deployed, Map<String, Map<String, String>>> tables =
      new ConcurrentLruCache<>(TABLES_KEPT, RowTexts::read);

  private final ConcurrentLruCache<Word, Boolean> words =
      new ConcurrentLruCache<>(10 * TABLES_KEPT, RowTexts::isFound);

  /** Whether a column's expression or a cell has a word in it. */
  boolean contain(DecisionDefinition definition, String word) {
    return words.get(new Word(definition.getId(), word));
  }

  private static boolean isFound(Word word) {
    Pattern pattern = Pattern.compile("\\b%s\\b".formatted(Pattern.quote(word.word)));
    return DeployedTableModel.of(word.definitionId).getModelElementsByType(Text.class).stream()
        .anyMatch(text -> pattern.matcher(text.getTextContent()).find());
  }

  /** The cells of each row by their column's expression, empty ones left out. */
  Map<String, Map<String, String>> of(DecisionDefinition definition) {
    return tables.get(new Deployed(definition.getId(), definition.getKey()));
  }

  private static Map<String, Map<String, String>> read(Deployed table) {
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    DeployedTableModel.of(table.definitionId).getModelElementsByType(DecisionTable.class).stream()
        .filter(each -> table.key.equals(each.getParentElement().getAttributeValue("id")))
        .forEach(each -> each.getRules().forEach(row -> rows.put(row.getId(), cells(each, row))));
    return Collections.unmodifiableMap(rows);
  }

  private static Map<String, String> cells(DecisionTable table, Rule row) {
    List<String> columns =
        table.getInputs().stream()
            .map(input -> input.getInputExpression().getText().getTextContent().strip())
            .toList();
    List<InputEntry> entries = new ArrayList<>(row.getInputEntries());
    Map<String, String> cells = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      String text = entries.get(column).getTextContent().strip();
      if (!text.isEmpty() && !"-".equals(text)) {
        cells.put(columns.get(column), text);
      }
    }
    return Collections.unmodifiableMap(cells);
  }

  /** Which deployed table; its id alone would do, but does not say which decision of its file. */
  private record Deployed(String definitionId, String key) {}

  /** A word that may stand in a deployed table. */
  private record Word(String definitionId, String word) {}
}
