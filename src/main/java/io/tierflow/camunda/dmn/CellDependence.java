package io.tierflow.camunda.dmn;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.Seq;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.tierflow.camunda.EngineInternal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.OpenConstRangeBoundary;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/** On what the answer of a cell depends. What is not known here counts as more, never as less. */
@EngineInternal(
    why = "FEEL does not say publicly what a cell compares and names; its syntax tree does.",
    replacement = "Nothing: each decision would be evaluated anew, which takes longer.")
final class CellDependence {

  /** Whose outcome is told by how their parts compare, and by the parts' types. */
  private static final Set<Class<?>> COMPARISONS =
      Set.of(
          AtLeastOne.class,
          Not.class,
          Conjunction.class,
          Disjunction.class,
          UnaryTestExpression.class,
          Equal.class,
          LessThan.class,
          LessOrEqual.class,
          GreaterThan.class,
          GreaterOrEqual.class,
          In.class,
          InputEqualTo.class,
          InputLessThan.class,
          InputLessOrEqual.class,
          InputGreaterThan.class,
          InputGreaterOrEqual.class,
          InputInRange.class,
          ConstRange.class,
          ClosedConstRangeBoundary.class,
          OpenConstRangeBoundary.class,
          ConstList.class);

  private CellDependence() {}

  /**
   * What the cell compares the input of its column with, if that is all that it does, and all are
   * constants: then its answer depends on where the input stands among them.
   *
   * @return each a {@code BigDecimal}, {@code String}, {@code LocalDate} or {@code Boolean}; empty
   *     if the cell does anything else
   */
  static Optional<Set<Object>> comparedConstants(FeelCell cell) {
    Set<Object> constants = new LinkedHashSet<>();
    return compares(cell.parsed().expression(), constants)
        ? Optional.of(constants)
        : Optional.empty();
  }

  private static boolean compares(Object node, Set<Object> constants) {
    Object constant = FeelSyntax.constant(node);
    if (constant != null) {
      constants.add(constant);
      return true;
    }
    boolean isEnd = node == ConstInputValue$.MODULE$ || FeelSyntax.isNull(node);
    return isEnd
        || (node instanceof Seq || COMPARISONS.contains(node.getClass()))
            && FeelSyntax.parts(node).stream().allMatch(part -> compares(part, constants));
  }

  /**
   * The variables that a cell may look at, each with the names behind its points; also what it
   * calls so itself.
   */
  static Set<List<String>> paths(FeelCell cell) {
    Set<List<String>> paths = new LinkedHashSet<>();
    FeelSyntax.walk(
        cell.parsed().expression(),
        node -> {
          if (node instanceof Ref ref) {
            paths.add(List.copyOf(CollectionConverters.asJava(ref.names())));
          }
        });
    return paths;
  }

  /**
   * Whether a cell gives the same whenever it is given the same. The clock and chance are read by
   * the functions that take nothing, such as {@code now()}.
   */
  static boolean isRepeatable(FeelCell cell) {
    boolean[] repeatable = {true};
    FeelSyntax.walk(
        cell.parsed().expression(),
        node ->
            repeatable[0] &=
                !(node instanceof QualifiedFunctionInvocation
                    || node instanceof JavaFunctionInvocation
                    || node instanceof FunctionInvocation call && takesNothing(call)));
    return repeatable[0];
  }

  private static boolean takesNothing(FunctionInvocation call) {
    Object parameters = ((Product) call.productElement(1)).productElement(0);
    return ((Iterable<?>) parameters).isEmpty();
  }
}
