package io.tierflow.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable of the flow, with its type. Variables carry keys, numbers and flags.
 *
 * @param <T> the type
 * @param name name in model, tables and forms
 * @param type the type
 */
public record FlowVariable<T>(String name, Class<T> type) {

  /**
   * The value, which must be there.
   *
   * @param scope execution or task
   * @return the value
   * @throws IllegalStateException if there is none
   */
  public T of(VariableScope scope) {
    return find(scope)
        .orElseThrow(
            () -> new IllegalStateException("The variable %s is missing.".formatted(name)));
  }

  /**
   * The value, if there is one.
   *
   * @param scope execution or task
   * @return the value
   */
  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
  }

  /**
   * Sets the value for the instance.
   *
   * @param scope execution or task
   * @param value the value, or null
   */
  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }
}
