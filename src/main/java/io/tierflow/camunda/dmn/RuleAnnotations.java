package io.tierflow.camunda.dmn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The annotations of the rows of deployed tables. A deployed table never changes. */
final class RuleAnnotations {

  private static final int TABLES_KEPT = 200;

  private final Cache<String, Map<String, String>> byDefinition =
      Caffeine.newBuilder().maximumSize(TABLES_KEPT).build();

  /**
   * The annotation of a row.
   *
   * @param definitionId id of the deployed decision, which stands for key and version
   * @param ruleId id of the row
   * @return its annotation, empty text if it has none
   */
  String of(String definitionId, String ruleId) {
    return byDefinition.get(definitionId, RuleAnnotations::read).getOrDefault(ruleId, "");
  }

  private static Map<String, String> read(String definitionId) {
    return DeployedTableModel.of(definitionId).getModelElementsByType(Rule.class).stream()
        .filter(rule -> rule.getDescription() != null)
        .collect(
            Collectors.toUnmodifiableMap(
                Rule::getId, rule -> rule.getDescription().getTextContent().strip()));
  }
}
