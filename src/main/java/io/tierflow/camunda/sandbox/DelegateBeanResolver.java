package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.ReadOnlyResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.context.ApplicationContext;

/**
 * The beans that a model may name: those that are made to be bound to a step or an event. Any other
 * bean would hand the model's author the database, the engine or the server.
 */
@EngineInternal(
    why = "Expressions are resolved by the engine's own copy of Jakarta EL.",
    replacement = "The engine's setting beans, a map of the beans that expressions may name.")
final class DelegateBeanResolver extends ReadOnlyResolver {

  private static final List<Class<?>> BINDABLE =
      List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

  private final ApplicationContext context;
  private volatile Map<String, Object> beans;

  DelegateBeanResolver(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public Object getValue(ELContext expression, Object base, Object property) {
    if (base != null || property == null) {
      return null;
    }
    Object bean = beans().get(property.toString());
    if (bean != null) {
      expression.setPropertyResolved(true);
    }
    return bean;
  }

  /** Looked up once, when the first model asks: by then every bean stands. */
  private Map<String, Object> beans() {
    Map<String, Object> known = beans;
    if (known == null) {
      Map<String, Object> found = new HashMap<>();
      for (Class<?> type : BINDABLE) {
        context
            .getBeansOfType(type, false, false)
            .forEach((name, bean) -> putUnderEachName(found, name, bean));
      }
      known = found;
      beans = found;
    }
    return known;
  }

  private void putUnderEachName(Map<String, Object> found, String name, Object bean) {
    found.put(name, bean);
    for (String alias : context.getAliases(name)) {
      found.put(alias, bean);
    }
  }
}
