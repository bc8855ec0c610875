package io.tierflow.camunda.variable;

import java.util.Optional;

/**
 * What process owners set on a step of a diagram, as an extension property of a service task. The
 * value is checked when the diagram is deployed, so that who deploys is told at once.
 */
public interface StepSetting {

  /**
   * The name of the property.
   *
   * @return its name
   */
  String property();

  /**
   * Checks a value.
   *
   * @param value what the diagram says
   * @return what is accepted instead, such as "one or several of A and B"; empty if the value is
   */
  Optional<String> acceptedInsteadOf(String value);
}
