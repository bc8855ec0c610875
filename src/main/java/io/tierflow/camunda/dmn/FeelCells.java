package io.tierflow.camunda.dmn;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.sandbox.TimeLimitedFeel;
import io.tierflow.policy.Attributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;

/**
 * Reads and evaluates cells of decision tables as the engine does, except that nothing which FEEL
 * passes over in silence is lost: a name that nobody knows, days that do not exist, values that
 * can't be compared.
 */
@EngineInternal(
    why =
        "FEEL for Java hands out what it passed over, and the parsed cells, as Scala "
            + "types of its shaded library.",
    replacement = "FEEL's public API without Scala types, as soon as there is one.")
public final class FeelCells extends TimeLimitedFeel {

  private static final Duration MAX_DURATION = Duration.ofSeconds(2);

  private final FeelEngineApi api = new FeelEngineApi(feelEngine);

  /** FEEL with the functions that the engine's tables have. */
  public FeelCells() {
    super(MAX_DURATION);
  }

  /**
   * Reads a cell of an input column.
   *
   * @param text what stands in it
   * @return the cell
   * @throws UnreadableCellException if FEEL can't read it
   */
  public FeelCell tests(String text) {
    return cell(api.parseUnaryTests(text));
  }

  /**
   * Reads a cell of an output column.
   *
   * @param text what stands in it
   * @return the cell
   * @throws UnreadableCellException if FEEL can't read it
   */
  public FeelCell expression(String text) {
    return cell(api.parseExpression(text));
  }

  /**
   * The names that a cell takes for inputs.
   *
   * @param text what stands in a cell of an input or output column
   * @return each once; none if FEEL can read it as neither
   */
  public Set<String> names(String text) {
    ParseResult tests = api.parseUnaryTests(text);
    ParseResult parsing = tests.isFailure() ? api.parseExpression(text) : tests;
    return parsing.isFailure() ? Set.of() : cell(parsing).names();
  }

  private static FeelCell cell(ParseResult parsing) {
    if (parsing.isFailure()) {
      throw new UnreadableCellException(parsing.failure().message());
    }
    return new FeelCell(parsing.parsedExpression());
  }

  /**
   * Evaluates a cell.
   *
   * @param cell the cell
   * @param inputs value of each input by its name
   * @param column name of the input of the cell's column; null for an output
   * @return what the cell says, and what FEEL passed over
   */
  public FeelAnswer evaluate(FeelCell cell, Map<String, Object> inputs, String column) {
    Map<String, Object> variables = new HashMap<>(inputs);
    Map<String, Object> attributes = new HashMap<>();
    inputs.forEach(
        (name, value) -> {
          if (Attributes.isOne(name)) {
            attributes.put(Attributes.key(name), value);
          }
        });
    if (!attributes.isEmpty()) {
      variables.put(Attributes.INPUT, attributes);
    }
    if (column != null) {
      variables.put(INPUT_VARIABLE_NAME, column);
    }
    EvaluationResult result;
    try {
      result = bounded(() -> api.evaluate(cell.parsed(), variables));
    } catch (DmnEngineException endless) {
      return new FeelAnswer(null, List.of(endless.getMessage()));
    }
    if (result.isFailure()) {
      return new FeelAnswer(null, List.of(result.failure().message()));
    }
    return new FeelAnswer(
        result.result(),
        CollectionConverters.asJava(result.suppressedFailures()).stream()
            .map(EvaluationFailure::failureMessage)
            .toList());
  }
}
