package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/**
 * The numbers that a cell compares with, as FEEL reads it: the bounds of ranges, however they are
 * written, what is compared with, and what is computed from numbers alone. The digits of texts and
 * names are none. A new kind of node needs nothing here.
 */
@EngineInternal(
    why = "FEEL does not say publicly which numbers a cell compares with; its syntax tree does.",
    replacement = "A parser of Tierflow's own for numbers, comparisons and ranges.")
final class CellNumbers {

  private final FeelEngineApi api = FeelEngineBuilder.forJava().build();

  /**
   * The numbers of a cell.
   *
   * @param cell its text
   * @return each number once; none if it is no FEEL, which is for its evaluation to say
   */
  Set<BigDecimal> of(String cell) {
    Set<BigDecimal> numbers = new HashSet<>();
    if (!cell.isBlank()) {
      ParseResult parsed = api.parseUnaryTests(cell.strip());
      if (parsed.isSuccess()) {
        collect(parsed.parsedExpression().expression(), numbers);
      }
    }
    return numbers;
  }

  private void collect(Object node, Set<BigDecimal> numbers) {
    if (node instanceof ConstNumber number) {
      numbers.add(number.value().bigDecimal());
    } else if (node instanceof Exp constant
        && !namesSomething(constant)
        && evaluate(constant) instanceof Number computed) {
      numbers.add(new BigDecimal(computed.toString()));
    } else {
      FeelSyntax.parts(node).forEach(part -> collect(part, numbers));
    }
  }

  private static boolean namesSomething(Object node) {
    return node instanceof Ref
        || FeelSyntax.parts(node).stream().anyMatch(CellNumbers::namesSomething);
  }

  /** Null if it needs the value that the cell tests. */
  private Object evaluate(Exp constant) {
    EvaluationResult result =
        api.evaluate(new ParsedExpression(constant, ""), Map.<String, Object>of());
    return result.isSuccess() && !result.hasSuppressedFailures() ? result.result() : null;
  }
}
