package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.performance.CurrentProcessInstance;
import io.tierflow.policy.Attributes;
import io.tierflow.policy.Decision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hears of every table that the engine evaluates, and makes it a decision that explains itself. */
@Component
@EngineInternal(
    why =
        "The public event names a column by id and label, but decisions are recorded by "
            + "the column's expression.",
    replacement = "The expression read from the table's DMN model by the column's id.")
public class EvaluationRecorder implements DmnDecisionEvaluationListener {

  private static final String KEPT_ELSEWHERE = "(kept with the transaction)";

  /** Found when the first table is evaluated: the beans that listen may need the engine. */
  private final Supplier<List<DecisionListener>> told;

  private final RuleAnnotations annotations = new RuleAnnotations();

  EvaluationRecorder(ObjectProvider<DecisionListener> listeners) {
    this.told = SingletonSupplier.of(() -> listeners.orderedStream().toList());
  }

  @Override
  public void notify(DmnDecisionEvaluationEvent event) {
    event.getRequiredDecisionResults().forEach(this::record);
    record(event.getDecisionResult());
  }

  private void record(DmnDecisionLogicEvaluationEvent event) {
    if (event instanceof DmnDecisionTableEvaluationEvent table
        && table.getDecision() instanceof DecisionDefinition definition
        && definition.getId() != null) {
      Evaluation evaluation = evaluation(table, definition);
      Context.getCommandContext().getSession(LastEvaluationCache.class).add(evaluation);
      if (evaluation.matches().size() == 1) {
        tell(evaluation.processInstanceId(), evaluation.matches().get(0));
      }
    }
  }

  private void tell(String processInstanceId, Decision decision) {
    for (DecisionListener listener : told.get()) {
      listener.evaluated(processInstanceId, decision);
    }
  }

  private Evaluation evaluation(
      DmnDecisionTableEvaluationEvent event, DecisionDefinition definition) {
    Map<String, Object> inputs = inputs(event);
    List<Decision> matches =
        event.getMatchingRules().stream()
            .map(
                rule ->
                    new Decision(
                        definition.getKey(),
                        definition.getVersion(),
                        rule.getId(),
                        inputs,
                        outputs(rule),
                        annotations.of(definition.getId(), rule.getId())))
            .toList();
    return new Evaluation(
        CurrentProcessInstance.id(), definition.getKey(), definition.getVersion(), inputs, matches);
  }

  /**
   * An input goes by its expression, which for a plain input is the variable's name. That an
   * attribute was read is told, but not what it said: what a person can have erased is kept once.
   */
  private static Map<String, Object> inputs(DmnDecisionTableEvaluationEvent event) {
    List<DmnDecisionTableInputImpl> columns =
        ((DmnDecisionTableImpl) event.getDecision().getDecisionLogic()).getInputs();
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = name(columns.get(i));
      Object value = event.getInputs().get(i).getValue().getValue();
      inputs.put(name, value != null && Attributes.isOne(name) ? KEPT_ELSEWHERE : value);
    }
    return Collections.unmodifiableMap(inputs);
  }

  private static String name(DmnDecisionTableInputImpl column) {
    String expression = column.getExpression().getExpression();
    return expression == null ? column.getName() : expression.strip();
  }

  private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
    Map<String, Object> outputs = new LinkedHashMap<>();
    rule.getOutputEntries()
        .forEach((name, output) -> outputs.put(name, output.getValue().getValue()));
    return Collections.unmodifiableMap(outputs);
  }
}
