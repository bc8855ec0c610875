package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.dmn.RememberedDecisions.Question;
import io.tierflow.camunda.sandbox.EvaluationDeadline;
import io.tierflow.policy.Attributes;
import io.tierflow.policy.EndlessModelException;
import io.tierflow.policy.PolicyException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedInput;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.delegate.DmnDecisionTableEvaluationEventImpl;
import org.camunda.bpm.dmn.engine.impl.evaluation.DecisionTableEvaluationHandler;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * Evaluates a table as the engine does; what fails names table, version, row, column and the cell's
 * text. The failure is the engine's own, so that its REST API answers as ever, with a {@link
 * PolicyException} as its cause. What was asked of a deployed table before is not evaluated again;
 * only its inputs are, for the record. One of these serves one evaluation, on one thread.
 */
@EngineInternal(
    why =
        "Only the handler that evaluates the cells knows the row and column in which an "
            + "evaluation fails.",
    replacement = "Nothing: failures would name the table alone.")
final class ExplainingDecisionTableHandler extends DecisionTableEvaluationHandler {

  private final RememberedDecisions remembered;

  /** Evaluated once: the clock may go on until the same expression is evaluated again. */
  private final Map<DmnDecisionTableInputImpl, DmnEvaluatedInput> inputs = new IdentityHashMap<>();

  private DmnDecision decision;
  private Question question;
  private List<DmnEvaluatedDecisionRule> matched = List.of();

  ExplainingDecisionTableHandler(
      DefaultDmnEngineConfiguration configuration, RememberedDecisions remembered) {
    super(configuration);
    this.remembered = remembered;
  }

  @Override
  public DmnDecisionLogicEvaluationEvent evaluate(
      DmnDecision evaluated, VariableContext variables) {
    decision = evaluated;
    matched = List.of();
    try {
      DmnDecisionLogicEvaluationEvent answer =
          super.evaluate(evaluated, DaysAsTexts.taken(evaluated, variables));
      rememberAnswer();
      return answer;
    } catch (ExplainedFailure explained) {
      throw explained;
    } catch (RuntimeException failure) {
      throw matched.size() > 1
          ? failure(
              "%s: the rows %s match together; accepted: one row alone, or the hit policy FIRST."
                  .formatted(
                      table(), matched.stream().map(DmnEvaluatedDecisionRule::getId).toList()),
              failure)
          : failure("%s can't be evaluated: %s".formatted(table(), failure.getMessage()), failure);
    }
  }

  @Override
  protected void evaluateDecisionTable(
      DmnDecisionTableImpl table,
      VariableContext variables,
      DmnDecisionTableEvaluationEventImpl result) {
    question =
        remembered.question(decision, this::isFeel, () -> values(table, variables), variables);
    List<DmnEvaluatedDecisionRule> known = question == null ? null : remembered.answer(question);
    if (known == null) {
      super.evaluateDecisionTable(table, variables, result);
    } else {
      question = null;
      table.getInputs().forEach(input -> result.getInputs().add(evaluateInput(input, variables)));
      result.setMatchingRules(known);
    }
    matched = result.getMatchingRules();
  }

  private List<Object> values(DmnDecisionTableImpl table, VariableContext variables) {
    List<Object> values = new ArrayList<>();
    table
        .getInputs()
        .forEach(input -> values.add(evaluateInput(input, variables).getValue().getValue()));
    return values;
  }

  private boolean isFeel(DmnExpressionImpl cell) {
    String language = cell.getExpressionLanguage();
    return language == null || expressionEvaluationHandler.isFeelExpressionLanguage(language);
  }

  /** That no row matched is an answer of tables alone that collect rows. */
  private void rememberAnswer() {
    DmnDecisionTableImpl table = (DmnDecisionTableImpl) decision.getDecisionLogic();
    HitPolicy hitPolicy = table.getHitPolicyHandler().getHitPolicyEntry().getHitPolicy();
    if (question != null && (!matched.isEmpty() || hitPolicy == HitPolicy.COLLECT)) {
      remembered.remember(question, matched);
    }
  }

  @Override
  protected DmnEvaluatedInput evaluateInput(
      DmnDecisionTableInputImpl input, VariableContext variables) {
    DmnEvaluatedInput evaluated = inputs.get(input);
    if (evaluated == null) {
      evaluated =
          explained(
              () -> "column " + name(input),
              input.getExpression(),
              () ->
                  DayWithTime.given(input, variables)
                      .orElseGet(() -> super.evaluateInput(input, variables)));
      inputs.put(input, evaluated);
    }
    return evaluated;
  }

  /** A column that names a variable which nobody has set is empty, as it always was. */
  @Override
  protected Object evaluateInputExpression(
      DmnExpressionImpl expression, VariableContext variables) {
    String text = text(expression);
    if (Attributes.isOne(text) && !variables.containsVariable(Attributes.INPUT)) {
      return null;
    }
    if (NamedVariable.isName(text)) {
      if (!variables.containsVariable(text)) {
        return null;
      }
      Object value = variables.resolve(text).getValue();
      if (isFeel(expression) && NamedVariable.isAsFeelGivesIt(text, value)) {
        return value;
      }
    }
    return super.evaluateInputExpression(expression, variables);
  }

  @Override
  protected List<DmnDecisionTableRuleImpl> evaluateInputForAvailableRules(
      int column,
      DmnDecisionTableInputImpl input,
      List<DmnDecisionTableRuleImpl> rules,
      VariableContext variables) {
    List<DmnDecisionTableRuleImpl> matching = new ArrayList<>();
    for (DmnDecisionTableRuleImpl rule : rules) {
      DmnExpressionImpl cell = rule.getConditions().get(column);
      boolean applies;
      try {
        applies = isConditionApplicable(input, cell, variables);
      } catch (RuntimeException failure) {
        throw failure(rule, name(input), cell, failure);
      }
      if (applies) {
        matching.add(rule);
      }
    }
    return matching;
  }

  @Override
  protected Map<String, DmnEvaluatedOutput> evaluateOutputEntries(
      List<DmnDecisionTableOutputImpl> outputs,
      DmnDecisionTableRuleImpl rule,
      VariableContext variables) {
    try {
      return super.evaluateOutputEntries(outputs, rule, variables);
    } catch (RuntimeException failure) {
      throw located(outputs, rule, variables, failure);
    }
  }

  /** The engine evaluates a row's outputs together; the one that fails is found by trying each. */
  private RuntimeException located(
      List<DmnDecisionTableOutputImpl> outputs,
      DmnDecisionTableRuleImpl rule,
      VariableContext variables,
      RuntimeException failure) {
    for (int column = 0; column < outputs.size(); column++) {
      DmnExpressionImpl cell = rule.getConclusions().get(column);
      DmnDecisionTableOutputImpl output = outputs.get(column);
      if (isNonEmptyExpression(cell)) {
        try {
          output.getTypeDefinition().transform(evaluateOutputEntry(cell, variables));
        } catch (RuntimeException again) {
          return failure(rule, output.getOutputName(), cell, again);
        }
      }
    }
    return failure;
  }

  private <T> T explained(Supplier<String> place, DmnExpressionImpl cell, Supplier<T> evaluation) {
    try {
      return evaluation.get();
    } catch (RuntimeException failure) {
      throw failure(place.get(), cell, failure);
    }
  }

  private ExplainedFailure failure(
      DmnDecisionTableRuleImpl rule,
      String column,
      DmnExpressionImpl cell,
      RuntimeException failure) {
    return failure("row %s, column %s".formatted(rule.getId(), column), cell, failure);
  }

  private ExplainedFailure failure(String place, DmnExpressionImpl cell, RuntimeException failure) {
    return failure(
        "%s, %s: '%s' can't be evaluated: %s"
            .formatted(table(), place, text(cell), failure.getMessage()),
        failure);
  }

  /** What fails outside of tables, such as a literal expression, names its decision at least. */
  static RuntimeException explained(DmnDecision decision, RuntimeException failure) {
    return PolicyException.in(failure).isPresent()
        ? failure
        : failure(
            decision,
            "%s can't be evaluated: %s".formatted(name(decision), failure.getMessage()),
            failure);
  }

  private ExplainedFailure failure(String message, RuntimeException cause) {
    return failure(decision, message, cause);
  }

  private static ExplainedFailure failure(
      DmnDecision decision, String message, RuntimeException cause) {
    return EvaluationDeadline.excess()
        .map(excess -> ended(decision, excess, message, cause))
        .orElseGet(() -> new ExplainedFailure(message, new PolicyException(message, cause)));
  }

  /** The limit comes first: a cell may be longer than what people get to see. */
  private static ExplainedFailure ended(
      DmnDecision decision, String excess, String message, RuntimeException cause) {
    String ended = "%s was ended: %s %s".formatted(name(decision), excess, message);
    return new ExplainedFailure(ended, new EndlessModelException(decision.getKey(), ended, cause));
  }

  private String table() {
    return name(decision);
  }

  private static String name(DmnDecision decision) {
    return decision instanceof DecisionDefinition deployed
        ? "Table %s version %d".formatted(deployed.getKey(), deployed.getVersion())
        : "Table " + decision.getKey();
  }

  private static String name(DmnDecisionTableInputImpl input) {
    String expression = text(input.getExpression());
    return expression.isEmpty() ? input.getName() : expression;
  }

  private static String text(DmnExpressionImpl expression) {
    return expression == null || expression.getExpression() == null
        ? ""
        : expression.getExpression().strip();
  }

  /** The engine's own kind of failure, so that whoever catches those still does. */
  private static final class ExplainedFailure extends DmnEngineException {

    private static final long serialVersionUID = 1L;

    private ExplainedFailure(String message, PolicyException cause) {
      super(message, cause);
    }
  }
}
