package io.tierflow.camunda.dmn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The annotations of the rows of deployed tables. A deployed table never changes. */
final class RuleAnnotations {

  private static final int TABLES_KEPT = 200;

  private final Map<String, Map<String, String>> byDefinition =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
              return size() > TABLES_KEPT;
            }
          });

  /**
   * The annotation of a row.
   *
   * @param definitionId id of the deployed decision, which stands for key and version
   * @param ruleId id of the row
   * @return its annotation, empty text if it has none
   */
  String of(String definitionId, String ruleId) {
    Map<String, String> annotations = byDefinition.get(definitionId);
    if (annotations == null) {
      annotations = read(definitionId);
      byDefinition.put(definitionId, annotations);
    }
    return annotations.getOrDefault(ruleId, "");
  }

  private static Map<String, String> read(String definitionId) {
    return Context.getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDmnModelInstanceForDecisionDefinition(definitionId)
        .getModelElementsByType(Rule.class)
        .stream()
        .filter(rule -> rule.getDescription() != null)
        .collect(
            Collectors.toUnmodifiableMap(
                Rule::getId, rule -> rule.getDescription().getTextContent().strip()));
  }
}
