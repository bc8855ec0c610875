package io.tierflow.camunda.dmn;

import java.util.List;

/**
 * What a cell says of some inputs.
 *
 * @param value its value, null for nothing
 * @param failures what FEEL took for null in order to go on, in FEEL's words; none if all is well
 */
public record FeelAnswer(Object value, List<String> failures) {

  /**
   * Whether the cell's tests hold.
   *
   * @return true if its value is true
   */
  public boolean matches() {
    return Boolean.TRUE.equals(value);
  }
}
