package io.tierflow.camunda.dmn;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.runtime.BoxesRunTime;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.sandbox.TimeLimitedFeel;
import io.tierflow.policy.Attributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.springframework.util.ConcurrentLruCache;

/**
 * FEEL as the engine brings it, with two exceptions. A text is parsed once and not at each
 * evaluation: a table has dozens of cells, and a text means the same in whatever table it stands.
 * And what FEEL would pass over as null is an error, since a cell that can't be right must not
 * decide anything: a name or function that there is none of, and, if no value that was looked at is
 * empty, whatever else it passed over, such as comparing a number with a text, or an impossible
 * date. With an empty value these are what the language is for: a figure that a member does not
 * have matches no row that asks for it.
 *
 * <p>The failures come with each result, so that looking at them costs nothing.
 */
@EngineInternal(
    why =
        "The decision engine parses every cell at each evaluation and drops what FEEL "
            + "passed over as null; no setting changes either.",
    replacement = "A decision engine that caches expressions and evaluates them strictly.")
public final class CachedFeelEngine extends TimeLimitedFeel {

  private static final int TEXTS_KEPT = 5_000;

  /** What is an error whatever the values are. */
  private static final Set<EvaluationFailureType> NAMES =
      Set.of(
          EvaluationFailureType.NO_VARIABLE_FOUND$.MODULE$,
          EvaluationFailureType.NO_FUNCTION_FOUND$.MODULE$);

  private final FeelEngineApi api = new FeelEngineApi(feelEngine);

  private final ConcurrentLruCache<String, Read> expressions =
      new ConcurrentLruCache<>(TEXTS_KEPT, text -> parsed(api.parseExpression(text)));

  private final ConcurrentLruCache<String, Read> unaryTests =
      new ConcurrentLruCache<>(TEXTS_KEPT, text -> parsed(api.parseUnaryTests(text)));

  public CachedFeelEngine(Duration longest) {
    super(longest);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T evaluateSimpleExpression(String text, VariableContext variables) {
    return (T) evaluate(expressions.get(text), null, variables);
  }

  @Override
  public boolean evaluateSimpleUnaryTests(
      String text, String inputVariable, VariableContext variables) {
    return BoxesRunTime.unboxToBoolean(evaluate(unaryTests.get(text), inputVariable, variables));
  }

  private Object evaluate(Read read, String inputVariable, VariableContext given) {
    GivenVariables variables = new GivenVariables(inputVariable, given, read.attributes);
    EvaluationResult result = bounded(() -> api.evaluate(read.parsed, new Variables(variables)));
    if (result.isFailure()) {
      throw LOGGER.evaluationException(result.failure().message());
    }
    if (result.hasSuppressedFailures()) {
      requireHarmless(result.suppressedFailures(), variables.emptySeen);
    }
    return result.result();
  }

  private static void requireHarmless(
      camundajar.impl.scala.collection.immutable.List<EvaluationFailure> failures,
      boolean emptySeen) {
    Iterator<EvaluationFailure> each = failures.iterator();
    while (each.hasNext()) {
      EvaluationFailure failure = each.next();
      if (!emptySeen || NAMES.contains(failure.failureType())) {
        throw LOGGER.evaluationException(failure.failureMessage());
      }
    }
  }

  private static Read parsed(ParseResult parsing) {
    if (parsing.isFailure()) {
      throw LOGGER.evaluationException(parsing.failure().message());
    }
    return new Read(
        parsing.parsedExpression(),
        new FeelCell(parsing.parsedExpression())
            .names().stream()
                .filter(Attributes::isOne)
                .map(Attributes::key)
                .collect(Collectors.toSet()));
  }

  /**
   * A text as FEEL reads it.
   *
   * @param parsed what it says
   * @param attributes keys of the attributes that it asks for
   */
  private record Read(ParsedExpression parsed, Set<String> attributes) {}

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

  /** The variables that a text may name, and whether one that it did is empty. */
  private static final class GivenVariables extends ContextVariableWrapper {

    private final String inputVariable;
    private final Set<String> asked;
    private boolean emptySeen;

    /** The input variable is the one that a cell tests, null for an expression. */
    private GivenVariables(String inputVariable, VariableContext variables, Set<String> asked) {
      super(variables);
      this.inputVariable = inputVariable;
      this.asked = asked;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Option<Object> getVariable(String name) {
      if (inputVariable != null && INPUT_VARIABLE_NAME.equals(name)) {
        return new Some<>(inputVariable);
      }
      Option<Object> variable = super.getVariable(name);
      emptySeen |= variable.isDefined() && variable.get() == null;
      return variable.isDefined() && variable.get() instanceof Attributes attributes
          ? new Some<>(those(attributes))
          : variable;
    }

    /**
     * What is asked for and not there is empty: FEEL takes a key that is not there for a mistake.
     */
    private Map<String, String> those(Attributes attributes) {
      Map<String, String> those = new HashMap<>();
      asked.forEach(key -> those.put(key, attributes.values().get(key)));
      emptySeen |= those.containsValue(null);
      return those;
    }
  }
}
