package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.joda.time.ReadableInstant;
import org.joda.time.ReadablePartial;

/**
 * What an expression of a model may ask of a value: texts, numbers, flags, days, collections and
 * the results of tables answer everything but for their class; the execution and the task answer
 * what concerns themselves. Everything else would lead from the model to the server: its classes,
 * the engine's services, the beans.
 */
@EngineInternal(
    why = "Properties and methods of values are resolved by the engine's own copy of Jakarta EL.",
    replacement = "Jakarta EL itself, if the engine used it.")
final class SafePropertyResolver extends BeanELResolver {

  private static final List<Class<?>> PLAIN =
      List.of(
          CharSequence.class,
          Number.class,
          Boolean.class,
          Character.class,
          Enum.class,
          Date.class,
          TemporalAccessor.class,
          TemporalAmount.class,
          ReadableInstant.class,
          ReadablePartial.class,
          Collection.class,
          Map.class,
          Map.Entry.class,
          DmnDecisionResult.class,
          TypedValue.class);

  private static final Set<String> OF_EVERY_OBJECT =
      Arrays.stream(Object.class.getMethods())
          .map(Method::getName)
          .filter(method -> !Set.of("equals", "hashCode", "toString").contains(method))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What takes time or memory without bound: patterns, repetition, powers, and texts of formats.
   */
  private static final Set<String> ENDLESS =
      Set.of(
          "matches",
          "replaceAll",
          "replaceFirst",
          "split",
          "splitWithDelimiters",
          "repeat",
          "indent",
          "format",
          "formatted",
          "pow",
          "setScale",
          "scaleByPowerOfTen",
          "movePointLeft",
          "movePointRight",
          "toPlainString",
          "toBigInteger",
          "toBigIntegerExact",
          "shiftLeft",
          "setBit",
          "nextProbablePrime");

  private static final Set<String> OF_SCOPES =
      Stream.of(DelegateExecution.class, DelegateTask.class)
          .flatMap(type -> Arrays.stream(type.getMethods()))
          .filter(SafePropertyResolver::staysInTheModel)
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());

  SafePropertyResolver() {
    super(true);
  }

  @Override
  public Object getValue(ELContext expression, Object base, Object property) {
    if (base == null) {
      return null;
    }
    ensureProperty(base, String.valueOf(property));
    return super.getValue(expression, base, property);
  }

  @Override
  public Object invoke(
      ELContext expression, Object base, Object method, Class<?>[] types, Object[] values) {
    if (base == null) {
      return null;
    }
    if (!mayBeCalled(base, String.valueOf(method))) {
      throw refusal(base, method + "()");
    }
    return super.invoke(expression, base, method, types, values);
  }

  private static void ensureProperty(Object base, String property) {
    String name = property.isEmpty() ? property : capitalized(property);
    if (OF_EVERY_OBJECT.contains("get" + name)
        || !mayBeCalled(base, "get" + name) && !mayBeCalled(base, "is" + name)) {
      throw refusal(base, property);
    }
  }

  private static boolean mayBeCalled(Object base, String method) {
    if (base instanceof VariableScope) {
      return OF_SCOPES.contains(method);
    }
    return !OF_EVERY_OBJECT.contains(method)
        && !ENDLESS.contains(method)
        && PLAIN.stream().anyMatch(t -> t.isInstance(base));
  }

  private static boolean staysInTheModel(Method method) {
    Class<?> answer = method.getReturnType();
    return Stream.of(ProcessEngine.class, ProcessEngineServices.class, ModelElementInstance.class)
            .noneMatch(type -> type.isAssignableFrom(answer))
        && !answer.getName().startsWith("org.camunda.bpm.model.");
  }

  private static String capitalized(String property) {
    return property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
  }

  private static ELException refusal(Object base, String what) {
    return new ELException(
        "A model may not access %s of a %s; accepted: steps, values and their own properties."
            .formatted(what, Introspector.decapitalize(base.getClass().getSimpleName())));
  }
}
