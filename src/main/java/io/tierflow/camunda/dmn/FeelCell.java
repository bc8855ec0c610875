package io.tierflow.camunda.dmn;

import camundajar.impl.scala.Product;
import io.tierflow.camunda.EngineInternal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstInputValue;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstNull;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/** A cell of a decision table as FEEL reads it. */
@EngineInternal(
    why = "FEEL says publicly whether a text can be parsed, but not what stands in it.",
    replacement =
        "A FEEL parser of Tierflow's own; else deployments are checked by evaluations alone.")
public final class FeelCell {

  private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern NULL = Pattern.compile("\\bnull\\b");

  private final ParsedExpression parsed;

  FeelCell(ParsedExpression parsed) {
    this.parsed = parsed;
  }

  ParsedExpression parsed() {
    return parsed;
  }

  /**
   * What stands in the cell.
   *
   * @return its text
   */
  public String text() {
    return parsed.text();
  }

  /**
   * The tests of which one must hold, each as a cell of its own; the cell itself if it is one test.
   *
   * @return the tests, from left to right
   */
  public List<FeelCell> tests() {
    return tests(parsed.expression());
  }

  private List<FeelCell> tests(Exp expression) {
    if (expression instanceof Not not) {
      return tests((Exp) not.productElement(0));
    }
    if (!(expression instanceof AtLeastOne)) {
      return List.of(new FeelCell(new ParsedExpression(expression, text())));
    }
    List<FeelCell> tests = new ArrayList<>();
    FeelSyntax.walk(
        expression,
        node -> {
          if (node instanceof Exp test && FeelSyntax.isTest(test)) {
            tests.add(new FeelCell(new ParsedExpression(test, text())));
          }
        });
    return tests;
  }

  /**
   * Whether a comparison is followed by a bare number, as in {@code >= 1,500}: meant is a thousands
   * separator, but FEEL reads two tests.
   *
   * @return true if so
   */
  public boolean hasNumberBehindComparison() {
    List<FeelCell> tests = tests();
    boolean comparison = false;
    for (FeelCell test : tests) {
      Exp expression = test.parsed.expression();
      if (comparison && test.constant() instanceof BigDecimal) {
        return true;
      }
      comparison |= FeelSyntax.isComparison(expression);
    }
    return false;
  }

  /**
   * The constant with which the cell compares for equality, or which it gives.
   *
   * @return a {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate} or {@code
   *     LocalDateTime}; null if the cell is no such constant
   */
  public Object constant() {
    return FeelSyntax.constant(parsed.expression());
  }

  /**
   * All numbers in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<BigDecimal> numbers() {
    return all(FeelSyntax::number);
  }

  /**
   * All days in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<LocalDate> days() {
    return constants(ConstDate.class, LocalDate.class);
  }

  /**
   * All days with a time in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<LocalDateTime> times() {
    return constants(ConstLocalDateTime.class, LocalDateTime.class);
  }

  /**
   * All texts in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<String> texts() {
    return constants(ConstString.class, String.class);
  }

  /**
   * The texts that the cell compares with an input for equality.
   *
   * @param input name of the input; null for the input of the cell's own column
   * @return each once
   */
  public Set<String> textsComparedWith(String input) {
    Set<String> texts = new LinkedHashSet<>();
    collect(
        node -> {
          if (input == null
              && (node instanceof UnaryTestExpression || node instanceof InputEqualTo)
              && FeelSyntax.constant(node) instanceof String text) {
            texts.add(text);
          } else if (node instanceof Equal equal) {
            addCompared(equal.productElement(0), equal.productElement(1), input, texts);
            addCompared(equal.productElement(1), equal.productElement(0), input, texts);
          }
        });
    return texts;
  }

  private static void addCompared(Object side, Object other, String input, Set<String> texts) {
    boolean isInput =
        input == null
            ? side instanceof ConstInputValue
            : side instanceof Ref ref && input.equals(FeelSyntax.name(ref));
    if (isInput && other instanceof ConstString text) {
      texts.add(text.productElement(0).toString());
    }
  }

  /**
   * The names that the cell takes for inputs: those that it does not define itself.
   *
   * @return each once, without what stands behind a point, except for an attribute's key
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Set<String> defined = new LinkedHashSet<>();
    collect(
        node -> {
          if (node instanceof Ref ref) {
            names.add(FeelSyntax.name(ref));
          } else if (node instanceof Filter) {
            defined.add("item");
          } else if (FeelSyntax.definesNames(node)) {
            FeelSyntax.addStrings(((Product) node).productElement(0), defined);
          }
        });
    names.removeAll(defined);
    return names;
  }

  /**
   * Whether the cell speaks of the value of its column by {@code ?}.
   *
   * @return true if so
   */
  public boolean namesItsInput() {
    return contains(ConstInputValue.class);
  }

  /**
   * Whether the cell is nothing but constants, comparisons and ranges of its own column, so that
   * its constants tell where its answer changes.
   *
   * @return true if so
   */
  public boolean isPlain() {
    return names().isEmpty() && !callsFunctions() && !mayRunLong();
  }

  /** Whether the cell calls a function. */
  public boolean callsFunctions() {
    return contains(FunctionInvocation.class) || contains(QualifiedFunctionInvocation.class);
  }

  /**
   * Whether the cell says {@code null} in so many words.
   *
   * @return true if so
   */
  public boolean saysNull() {
    return NULL.matcher(TEXT.matcher(text()).replaceAll("\"\"")).find();
  }

  /**
   * Whether FEEL reads a day or time in the cell that does not exist: it takes those for null,
   * without a word.
   *
   * @return true if so
   */
  public boolean namesImpossibleTime() {
    long[] nulls = {0};
    collect(node -> nulls[0] += node instanceof ConstNull || FeelSyntax.isNull(node) ? 1 : 0);
    return nulls[0] > NULL.matcher(TEXT.matcher(text()).replaceAll("\"\"")).results().count();
  }

  /**
   * Whether the cell goes through lists or ranges, defines functions, or matches patterns: how long
   * that takes is not bounded.
   *
   * @return true if so
   */
  public boolean mayRunLong() {
    boolean[] found = {false};
    collect(node -> found[0] |= FeelSyntax.mayRunLong(node));
    return found[0];
  }

  private boolean contains(Class<?> kind) {
    boolean[] found = {false};
    collect(
        node ->
            found[0] |=
                kind.isInstance(node)
                    || node.getClass().getSimpleName().equals(kind.getSimpleName() + "$"));
    return found[0];
  }

  private <T> Set<T> constants(Class<?> kind, Class<T> type) {
    return all(
        node ->
            kind.isInstance(node) && type.isInstance(((Product) node).productElement(0))
                ? type.cast(((Product) node).productElement(0))
                : null);
  }

  private <T> Set<T> all(Function<Object, T> reading) {
    Set<T> found = new LinkedHashSet<>();
    collect(
        node -> {
          T value = reading.apply(node);
          if (value != null) {
            found.add(value);
          }
        });
    return found;
  }

  private void collect(Consumer<Object> visitor) {
    FeelSyntax.walk(parsed.expression(), visitor);
  }
}
