package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.context.ApplicationContext;

/** Lets expressions of models see what the database says, before what variables say. */
@EngineInternal(
    why = "Expressions are resolved by the engine's own copy of Jakarta EL.",
    replacement =
        "Jakarta EL itself, if the engine used it; else facts as variables, which people "
            + "could write.")
public final class FactResolver extends ReadOnlyResolver {

  private final ApplicationContext context;
  private volatile Map<String, DatabaseFacts> facts;

  public FactResolver(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public Object getValue(ELContext expression, Object base, Object property) {
    DatabaseFacts known =
        base == null && property != null ? facts().get(property.toString()) : null;
    String instance = known == null ? null : instance(expression);
    if (instance == null || !known.cover(instance)) {
      return null;
    }
    expression.setPropertyResolved(true);
    return known.value(instance, property.toString());
  }

  private static String instance(ELContext expression) {
    Object scope = expression.getContext(VariableScope.class);
    if (scope instanceof DelegateExecution execution) {
      return execution.getProcessInstanceId();
    }
    return scope instanceof DelegateTask task ? task.getProcessInstanceId() : null;
  }

  /** Looked up once, when the first model asks: by then every bean stands. */
  private Map<String, DatabaseFacts> facts() {
    Map<String, DatabaseFacts> known = facts;
    if (known == null) {
      known = new HashMap<>();
      for (DatabaseFacts each :
          context.getBeansOfType(DatabaseFacts.class, false, false).values()) {
        for (String name : each.names()) {
          known.put(name, each);
        }
      }
      facts = known;
    }
    return known;
  }
}
