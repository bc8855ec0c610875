package io.tierflow.camunda.dmn;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.policy.Attributes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
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
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/** The nodes of FEEL's syntax tree, as far as cells are asked about. */
@EngineInternal(
    why =
        "FEEL's nodes have no public interface; they are Scala case classes and walked as "
            + "products, so that only the nodes asked for are named.",
    replacement =
        "A FEEL parser of Tierflow's own; else deployments are checked by evaluations alone.")
final class FeelSyntax {

  private FeelSyntax() {}

  static boolean isTest(Exp expression) {
    return expression instanceof UnaryTestExpression
        || expression instanceof InputEqualTo
        || expression instanceof InputInRange
        || isComparison(expression);
  }

  static boolean isComparison(Exp expression) {
    return expression instanceof InputLessThan
        || expression instanceof InputLessOrEqual
        || expression instanceof InputGreaterThan
        || expression instanceof InputGreaterOrEqual;
  }

  static Object constant(Object node) {
    if (node instanceof UnaryTestExpression || node instanceof InputEqualTo) {
      return constant(((Product) node).productElement(0));
    }
    if (node instanceof ConstString
        || node instanceof ConstBool
        || node instanceof ConstDate
        || node instanceof ConstLocalDateTime) {
      return ((Product) node).productElement(0);
    }
    return number(node);
  }

  static BigDecimal number(Object node) {
    if (node instanceof ConstNumber number) {
      return new BigDecimal(number.productElement(0).toString());
    }
    return node instanceof ArithmeticNegation negation
            && negation.productElement(0) instanceof ConstNumber number
        ? new BigDecimal(number.productElement(0).toString()).negate()
        : null;
  }

  static boolean definesNames(Object node) {
    return node instanceof For
        || node instanceof SomeItem
        || node instanceof EveryItem
        || node instanceof FunctionDefinition
        || node instanceof ConstContext;
  }

  static void addStrings(Object node, Set<String> strings) {
    if (node instanceof String text) {
      strings.add(text);
    } else if (node instanceof Product product && !(node instanceof Exp)) {
      for (int i = 0; i < product.productArity(); i++) {
        addStrings(product.productElement(i), strings);
      }
    }
  }

  /** Of {@code a.b} it is {@code a}, but each attribute is an input by itself. */
  static String name(Ref ref) {
    Set<String> parts = new LinkedHashSet<>();
    addStrings(ref.productElement(0), parts);
    Iterator<String> names = parts.iterator();
    String first = names.next();
    return first.equals(Attributes.INPUT) && names.hasNext() ? first + "." + names.next() : first;
  }

  static boolean isNull(Object node) {
    return node.getClass().getSimpleName().equals("ConstNull$");
  }

  /** Whether it goes through a list or range, defines a function, or matches a pattern. */
  static boolean mayRunLong(Object node) {
    return node instanceof For
        || node instanceof SomeItem
        || node instanceof EveryItem
        || node instanceof IterationContext
        || node instanceof FunctionDefinition
        || node instanceof FunctionInvocation call
            && Set.of("matches", "replace", "split", "extract")
                .contains(call.productElement(0).toString());
  }

  static void walk(Object node, Consumer<Object> visitor) {
    visitor.accept(node);
    parts(node).forEach(part -> walk(part, visitor));
  }

  /** The nodes right below one; lists, and pairs of a name and its node, are nodes, too. */
  static List<Object> parts(Object node) {
    if (node instanceof Iterable<?> many) {
      List<Object> parts = new ArrayList<>();
      CollectionConverters.asJava(many).forEach(parts::add);
      return parts;
    }
    if (!(node instanceof Product product)) {
      return List.of();
    }
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < product.productArity(); i++) {
      parts.add(product.productElement(i));
    }
    return parts;
  }
}
