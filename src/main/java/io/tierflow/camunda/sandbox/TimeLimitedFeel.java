package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.springframework.util.ReflectionUtils;

/**
 * FEEL whose evaluations end: regular expressions take linear time, ranges are short, and the clock
 * is looked at on the way.
 */
@EngineInternal(
    why =
        "FEEL has no limit of time and no way to set interpreter and functions, so they "
            + "are put in its private fields; without these fields nothing starts.",
    replacement = "A time limit of FEEL's own, or evaluations on threads that can be given up.",
    also = {"org.camunda.feel.FeelEngine#interpreter", "org.camunda.feel.FeelEngine#rootContext"})
public class TimeLimitedFeel extends ScalaFeelEngine {

  private static final String INTERPRETER = "interpreter";
  private static final String FUNCTIONS = "rootContext";

  private final Duration longest;

  /**
   * FEEL with the functions that the engine's tables have.
   *
   * @param longest what an evaluation may take
   */
  protected TimeLimitedFeel(Duration longest) {
    super(List.of());
    this.longest = longest;
    bound(feelEngine);
  }

  /**
   * Evaluates within that time; what a table evaluates shares it.
   *
   * @param <T> what comes of it
   * @param evaluation the evaluation
   * @return what comes of it
   * @throws org.camunda.bpm.dmn.engine.DmnEngineException if it takes longer
   */
  protected final <T> T bounded(Supplier<T> evaluation) {
    return EvaluationDeadline.within(longest, evaluation);
  }

  private static void bound(FeelEngine feel) {
    set(feel, INTERPRETER, new TimeLimitedInterpreter(feel.valueMapper()));
    EvalContext own = (EvalContext) ReflectionUtils.getField(field(FUNCTIONS), feel);
    FunctionProvider functions = new LinearTimeRegexFunctions(own.functionProvider());
    set(feel, FUNCTIONS, EvalContext.create(feel.valueMapper(), functions));
  }

  private static void set(FeelEngine feel, String name, Object value) {
    ReflectionUtils.setField(field(name), feel, value);
  }

  private static Field field(String name) {
    Field field = ReflectionUtils.findField(FeelEngine.class, name);
    if (field == null) {
      throw new IllegalStateException("FEEL has no field %s any more.".formatted(name));
    }
    ReflectionUtils.makeAccessible(field);
    return field;
  }
}
