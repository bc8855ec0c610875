package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.FactResolver;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates the expressions of models, and next to nothing else. An expression of a model is always
 * evaluated within a scope of variables; one without a scope comes from a query or a stored filter,
 * that is, from whoever may send one, and would run as code (CVE-2026-109432).
 */
@EngineInternal(
    why =
        "The engine's expression manager resolves every bean and calls every method; what "
            + "it resolves by is set only in a subclass.",
    replacement = "Nothing: models would have to be as trusted as code.")
public final class ExpressionGuard extends SpringExpressionManager {

  private final ApplicationContext context;

  public ExpressionGuard(ApplicationContext context) {
    super(context);
    this.context = context;
  }

  /** Where the engine's own resolvers would reach every bean and, by reflection, every class. */
  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolvers = new CompositeELResolver();
    resolvers.add(new FactResolver(context));
    resolvers.add(new VariableScopeElResolver());
    resolvers.add(new VariableContextElResolver());
    resolvers.add(new DelegateBeanResolver(context));
    resolvers.add(new ArrayELResolver());
    resolvers.add(new ListELResolver());
    resolvers.add(new MapELResolver());
    resolvers.add(new SafePropertyResolver());
    return resolvers;
  }

  @Override
  public Expression createExpression(String text) {
    return new GuardedExpression(createValueExpression(text), this, text);
  }

  private static final class GuardedExpression extends JuelExpression {

    GuardedExpression(ValueExpression expression, JuelExpressionManager manager, String text) {
      super(expression, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
      ensureAdmitted(scope);
      return super.getValue(scope, execution);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
      ensureAdmitted(scope);
      super.setValue(value, scope, execution);
    }

    private void ensureAdmitted(VariableScope scope) {
      if (scope == null && !isLiteralText() && !QueryExpressions.admit(getExpressionText())) {
        throw new ProcessEngineException(
            "This expression is not accepted in a query; accepted: " + QueryExpressions.ADMITTED);
      }
    }
  }
}
