package io.tierflow.camunda.dmn;

import camundajar.impl.scala.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstInputValue;
import org.camunda.feel.syntaxtree.ConstNull;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/**
 * A cell of a decision table as FEEL reads it. Written against the syntax tree of feel-engine 1.19,
 * whose nodes are Scala case classes; they are walked as products, so that only the nodes that are
 * asked for are named here.
 */
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
    walk(
        expression,
        node -> {
          if (node instanceof Exp test && isTest(test)) {
            tests.add(new FeelCell(new ParsedExpression(test, text())));
          }
        });
    return tests;
  }

  private static boolean isTest(Exp expression) {
    return expression instanceof UnaryTestExpression
        || expression instanceof InputEqualTo
        || expression instanceof InputInRange
        || isComparison(expression);
  }

  private static boolean isComparison(Exp expression) {
    return expression instanceof InputLessThan
        || expression instanceof InputLessOrEqual
        || expression instanceof InputGreaterThan
        || expression instanceof InputGreaterOrEqual;
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
      comparison |= isComparison(expression);
    }
    return false;
  }

  /**
   * The constant with which the cell compares for equality, or which it gives.
   *
   * @return a {@code String}, {@code BigDecimal}, {@code Boolean} or {@code LocalDate}; null if the
   *     cell is no such constant
   */
  public Object constant() {
    return constant(parsed.expression());
  }

  private static Object constant(Object node) {
    if (node instanceof UnaryTestExpression || node instanceof InputEqualTo) {
      return constant(((Product) node).productElement(0));
    }
    if (node instanceof ConstString || node instanceof ConstBool || node instanceof ConstDate) {
      return ((Product) node).productElement(0);
    }
    return number(node);
  }

  private static BigDecimal number(Object node) {
    if (node instanceof ConstNumber number) {
      return new BigDecimal(number.productElement(0).toString());
    }
    return node instanceof ArithmeticNegation negation
            && negation.productElement(0) instanceof ConstNumber number
        ? new BigDecimal(number.productElement(0).toString()).negate()
        : null;
  }

  /**
   * All numbers in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<BigDecimal> numbers() {
    Set<BigDecimal> numbers = new LinkedHashSet<>();
    collect(
        node -> {
          BigDecimal number = number(node);
          if (number != null) {
            numbers.add(number);
          }
        });
    return numbers;
  }

  /**
   * All days in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<LocalDate> days() {
    Set<LocalDate> days = new LinkedHashSet<>();
    collect(
        node -> {
          if (node instanceof ConstDate day
              && day.productElement(0) instanceof LocalDate constant) {
            days.add(constant);
          }
        });
    return days;
  }

  /**
   * All texts in the cell.
   *
   * @return each once, in the cell's order
   */
  public Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    collect(
        node -> {
          if (node instanceof ConstString text) {
            texts.add(text.productElement(0).toString());
          }
        });
    return texts;
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
              && constant(node) instanceof String text) {
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
            : side instanceof Ref ref && input.equals(name(ref));
    if (isInput && other instanceof ConstString text) {
      texts.add(text.productElement(0).toString());
    }
  }

  /**
   * The names that the cell takes for inputs: those that it does not define itself.
   *
   * @return each once, without what stands behind a point
   */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    Set<String> defined = new LinkedHashSet<>();
    collect(
        node -> {
          if (node instanceof Ref ref) {
            names.add(name(ref));
          } else if (node instanceof Filter) {
            defined.add("item");
          } else if (definesNames(node)) {
            addStrings(((Product) node).productElement(0), defined);
          }
        });
    names.removeAll(defined);
    return names;
  }

  private static boolean definesNames(Object node) {
    return node instanceof For
        || node instanceof SomeItem
        || node instanceof EveryItem
        || node instanceof FunctionDefinition
        || node instanceof ConstContext;
  }

  private static void addStrings(Object node, Set<String> strings) {
    if (node instanceof String text) {
      strings.add(text);
    } else if (node instanceof Product product && !(node instanceof Exp)) {
      for (int i = 0; i < product.productArity(); i++) {
        addStrings(product.productElement(i), strings);
      }
    }
  }

  /** Of {@code a.b} it is {@code a}. */
  private static String name(Ref ref) {
    Set<String> parts = new LinkedHashSet<>();
    addStrings(ref.productElement(0), parts);
    return parts.iterator().next();
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

  /**
   * Whether the cell calls a function.
   *
   * @return true if so
   */
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
    collect(node -> nulls[0] += node instanceof ConstNull || isNull(node) ? 1 : 0);
    return nulls[0] > NULL.matcher(TEXT.matcher(text()).replaceAll("\"\"")).results().count();
  }

  private static boolean isNull(Object node) {
    return node.getClass().getSimpleName().equals("ConstNull$");
  }

  /**
   * Whether the cell goes through lists or ranges, defines functions, or matches patterns: how long
   * that takes is not bounded.
   *
   * @return true if so
   */
  public boolean mayRunLong() {
    boolean[] found = {false};
    collect(
        node ->
            found[0] |=
                node instanceof For
                    || node instanceof SomeItem
                    || node instanceof EveryItem
                    || node instanceof IterationContext
                    || node instanceof FunctionDefinition
                    || node instanceof FunctionInvocation call && isPattern(call));
    return found[0];
  }

  private static boolean isPattern(FunctionInvocation call) {
    return Set.of("matches", "replace", "split", "extract")
        .contains(call.productElement(0).toString());
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

  private void collect(Consumer<Object> visitor) {
    walk(parsed.expression(), visitor);
  }

  private static void walk(Object node, Consumer<Object> visitor) {
    visitor.accept(node);
    if (node instanceof Product product) {
      for (int i = 0; i < product.productArity(); i++) {
        walk(product.productElement(i), visitor);
      }
    }
  }
}
