package io.tierflow.policy;

import java.util.Map;

/** No row of a decision table covers the inputs. */
public class UncoveredInputException extends PolicyException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the table and the inputs.
   *
   * @param table key of the decision
   * @param version deployed version of the table
   * @param inputs value of each input by its name
   */
  public UncoveredInputException(String table, int version, Map<String, Object> inputs) {
    super("Table %s version %d has no row for %s.".formatted(table, version, inputs));
  }
}
