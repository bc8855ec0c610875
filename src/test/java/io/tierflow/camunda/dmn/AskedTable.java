package io.tierflow.camunda.dmn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionImpl;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.variable.Variables;

/** Evaluates tables by the product's decision engine, as if they were deployed, and says all. */
final class AskedTable {

  /** No answer depends on how busy the machine is. */
  private static final Duration UNHURRIED = Duration.ofHours(1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final DmnEngine engine;
  private DmnDecisionTableEvaluationEvent heard;

  /**
   * An engine that remembers.
   *
   * @param size answers that it remembers, 0 for none
   */
  AskedTable(int size) {
    RememberedDecisions remembered = new RememberedDecisions(new DecisionSettings(size));
    remembered.bindTo(meters);
    ExplainingDecisionEngine configuration = new ExplainingDecisionEngine(remembered);
    configuration.getCustomPostDecisionEvaluationListeners().add(this::hear);
    configuration.setFeelEngineFactory(() -> new CachedFeelEngine(UNHURRIED));
    configuration
        .getTransformer()
        .getDataTypeTransformerRegistry()
        .addTransformer("date", new DayType(() -> ZoneOffset.UTC));
    this.engine = configuration.buildEngine();
  }

  private void hear(DmnDecisionEvaluationEvent event) {
    heard = (DmnDecisionTableEvaluationEvent) event.getDecisionResult();
  }

  /** A version of its own each time. */
  DmnDecision deploy(String model) {
    DmnDecisionImpl parsed =
        (DmnDecisionImpl)
            engine
                .parseDecisions(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)))
                .get(0);
    DecisionDefinitionEntity deployed = new DecisionDefinitionEntity();
    deployed.setKey(parsed.getKey());
    deployed.setVersion(1);
    deployed.setId(parsed.getKey() + ":1:" + UUID.randomUUID());
    deployed.setDecisionLogic(parsed.getDecisionLogic());
    return deployed;
  }

  Answer ask(DmnDecision table, Map<String, Object> variables) {
    heard = null;
    List<Map<String, Object>> result;
    try {
      result = evaluated(table, variables);
    } catch (RuntimeException failure) {
      return new Answer(failure.getMessage(), List.of(), List.of(), List.of());
    }
    List<Object> inputs = new ArrayList<>();
    heard.getInputs().forEach(input -> inputs.add(input.getValue().getValue()));
    return new Answer(
        null,
        inputs,
        heard.getMatchingRules().stream()
            .map(rule -> rule.getId() + rule.getOutputEntries())
            .toList(),
        result);
  }

  /** What the table says, on any thread. */
  List<Map<String, Object>> evaluated(DmnDecision table, Map<String, Object> variables) {
    return engine.evaluateDecision(table, Variables.fromMap(variables)).getResultList().stream()
        .<Map<String, Object>>map(TreeMap::new)
        .toList();
  }

  /** How many questions were answered without evaluation. */
  long hits() {
    return gets("hit");
  }

  /** How many questions could have been, had they been asked before. */
  long misses() {
    return gets("miss");
  }

  private long gets(String result) {
    return (long)
        meters
            .get("cache.gets")
            .tag("cache", "tierflow.decisions")
            .tag("result", result)
            .functionCounter()
            .count();
  }

  /** All that can be told of an evaluation. */
  record Answer(
      String error, List<Object> inputs, List<String> rows, List<Map<String, Object>> result) {}
}
