package io.tierflow.engine;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.runtime.BoxesRunTime;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.springframework.util.ConcurrentLruCache;

/**
 * FEEL as the engine brings it, except that a text is parsed once and not at each evaluation: a
 * table has dozens of cells. A text means the same in whatever table it stands.
 */
final class ParsedFeel extends ScalaFeelEngine {

  private static final int TEXTS_KEPT = 5_000;

  private final FeelEngineApi api = new FeelEngineApi(feelEngine);

  private final ConcurrentLruCache<String, ParsedExpression> expressions =
      new ConcurrentLruCache<>(TEXTS_KEPT, text -> parsed(api.parseExpression(text)));

  private final ConcurrentLruCache<String, ParsedExpression> unaryTests =
      new ConcurrentLruCache<>(TEXTS_KEPT, text -> parsed(api.parseUnaryTests(text)));

  ParsedFeel() {
    super(List.of());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T evaluateSimpleExpression(String text, VariableContext variables) {
    return (T) evaluate(expressions.get(text), new ContextVariableWrapper(variables));
  }

  @Override
  public boolean evaluateSimpleUnaryTests(
      String text, String inputVariable, VariableContext variables) {
    return BoxesRunTime.unboxToBoolean(
        evaluate(unaryTests.get(text), new TestedVariables(inputVariable, variables)));
  }

  private Object evaluate(ParsedExpression expression, VariableProvider variables) {
    EvaluationResult result = api.evaluate(expression, new Variables(variables));
    if (result.isFailure()) {
      throw LOGGER.evaluationException(result.failure().message());
    }
    return result.result();
  }

  private static ParsedExpression parsed(ParseResult parsing) {
    if (parsing.isFailure()) {
      throw LOGGER.evaluationException(parsing.failure().message());
    }
    return parsing.parsedExpression();
  }

  /** The variables that an expression may name. */
  private static final class Variables extends CustomContext {

    private final VariableProvider provider;

    private Variables(VariableProvider provider) {
      this.provider = provider;
    }

    @Override
    public VariableProvider variableProvider() {
      return provider;
    }
  }

  /** The variables that a cell's test may name; one of them is the variable that it tests. */
  private static final class TestedVariables extends ContextVariableWrapper {

    private final String inputVariable;

    private TestedVariables(String inputVariable, VariableContext variables) {
      super(variables);
      this.inputVariable = inputVariable;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Option<Object> getVariable(String name) {
      return INPUT_VARIABLE_NAME.equals(name) ? new Some<>(inputVariable) : super.getVariable(name);
    }
  }
}
