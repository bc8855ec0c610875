package io.tierflow.camunda.sandbox;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.tierflow.camunda.EngineInternal;
import java.math.BigDecimal;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL's interpreter, which looks at the clock at each node of an expression, and before it makes a
 * list of a range.
 */
@EngineInternal(
    why =
        "FEEL has no limit of time; its interpreter comes back to itself for each node, "
            + "where the clock can be looked at.",
    replacement = "A time limit of FEEL's own, or evaluations on threads that can be given up.")
final class TimeLimitedInterpreter extends FeelInterpreter {

  /** A range is a list of its numbers before anything goes through it. */
  private static final BigDecimal MAX_ITEMS = BigDecimal.valueOf(10_000);

  TimeLimitedInterpreter(ValueMapper values) {
    super(values);
  }

  @Override
  public Val eval(Exp expression, EvalContext context) {
    EvaluationDeadline.check();
    if (expression instanceof IterationContext range) {
      requireShort(super.eval(range.start(), context), super.eval(range.end(), context));
    } else if (expression instanceof For each) {
      requireFew(each.iterators(), context);
    } else if (expression instanceof SomeItem each) {
      requireFew(each.iterators(), context);
    } else if (expression instanceof EveryItem each) {
      requireFew(each.iterators(), context);
    }
    return super.eval(expression, context);
  }

  /** Several lists are one list of all combinations before anything goes through it. */
  private void requireFew(List<Tuple2<String, Exp>> iterators, EvalContext context) {
    if (iterators.size() > 1) {
      BigDecimal combinations = BigDecimal.ONE;
      for (Tuple2<String, Exp> each : CollectionConverters.asJava(iterators)) {
        if (eval(each._2(), context) instanceof ValList list) {
          combinations = combinations.multiply(BigDecimal.valueOf(list.itemsAsSeq().size()));
        }
      }
      require(combinations);
    }
  }

  private static void requireShort(Val start, Val end) {
    if (start instanceof ValNumber from && end instanceof ValNumber to) {
      require(to.value().bigDecimal().subtract(from.value().bigDecimal()).abs());
    }
  }

  private static void require(BigDecimal items) {
    if (items.compareTo(MAX_ITEMS) > 0) {
      throw EvaluationDeadline.exceeded("It processes more than %s items.".formatted(MAX_ITEMS));
    }
  }
}
