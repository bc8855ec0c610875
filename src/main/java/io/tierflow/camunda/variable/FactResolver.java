package io.tierflow.camunda.variable;

import java.beans.FeatureDescriptor;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/** Lets expressions of models see what the database says, before what variables say. */
public final class FactResolver extends ELResolver {

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

  @Override
  public Class<?> getType(ELContext expression, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext expression, Object base, Object property, Object value) {
    // A fact stays what it is; the variable of its name is nobody's business here.
  }

  @Override
  public boolean isReadOnly(ELContext expression, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext expression, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext expression, Object base) {
    return null;
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
