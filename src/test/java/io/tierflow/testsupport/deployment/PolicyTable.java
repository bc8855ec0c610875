package io.tierflow.testsupport.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A decision table as the programme ships it, or as an owner changes it, outside of any engine. */
public final class PolicyTable {

  public static final String NONE = "none";

  private final String key;
  private final DmnModelInstance model;
  private final DmnEngine engine;
  private List<String> matched = List.of();

  private PolicyTable(String key) {
    this.key = key;
    this.model = read(key);
    DefaultDmnEngineConfiguration configuration =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(
            event ->
                matched =
                    event.getMatchingRules().stream()
                        .map(DmnEvaluatedDecisionRule::getId)
                        .toList());
    // As the product does: the engine by itself refuses days in a column of type date.
    configuration
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("date", Variables::untypedValue);
    this.engine = configuration.buildEngine();
  }

  public static PolicyTable of(String key) {
    return new PolicyTable(key);
  }

  private static DmnModelInstance read(String key) {
    try (InputStream file = PolicyTable.class.getResourceAsStream("/dmn/" + key + ".dmn")) {
      return Dmn.readModelFromStream(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes into one cell, as an owner does. */
  public PolicyTable with(String rule, String column, String text) {
    ModelElementInstance cell = model.getModelElementById(rule + "-" + column);
    cell.getUniqueChildElementByType(Text.class).setTextContent(text);
    return this;
  }

  /** The row that matches, or {@link #NONE}. */
  public String rule(Map<String, Object> inputs) {
    return allRules(inputs).stream().findFirst().orElse(NONE);
  }

  /** All rows that match. */
  public List<String> allRules(Map<String, Object> inputs) {
    evaluate(inputs);
    return matched;
  }

  /** The outputs of the row that matches. */
  public Map<String, Object> outputs(Map<String, Object> inputs) {
    return evaluate(inputs).get(0);
  }

  /** The outputs of each row that matches. */
  public List<Map<String, Object>> allOutputs(Map<String, Object> inputs) {
    return evaluate(inputs);
  }

  private List<Map<String, Object>> evaluate(Map<String, Object> inputs) {
    return engine
        .evaluateDecisionTable(engine.parseDecision(key, model), new HashMap<>(inputs))
        .getResultList();
  }

  public DmnModelInstance model() {
    return model;
  }

  public Collection<Rule> rules() {
    return model.getModelElementsByType(Rule.class);
  }

  public List<String> ruleIds() {
    return rules().stream().map(Rule::getId).toList();
  }

  /** The inputs with one of them changed; null is a value too. */
  public static Map<String, Object> change(Map<String, Object> inputs, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(inputs);
    changed.put(name, value);
    return changed;
  }
}
