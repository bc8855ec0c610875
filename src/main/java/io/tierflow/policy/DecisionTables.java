package io.tierflow.policy;

import java.util.Map;

/** The policy of the programme: the decision tables that are deployed at this moment. */
public interface DecisionTables {

  /**
   * Evaluates the latest deployed version of a table.
   *
   * @param table key of the decision, such as {@code points-earning}
   * @param inputs value of each input by its name; {@code Long}, {@code Double}, {@code Boolean},
   *     {@code String}, {@code LocalDate}, {@code LocalDateTime}, {@link Attributes} or null
   * @return the row that matched
   * @throws UncoveredInputException if no row covers the inputs
   */
  Decision evaluate(String table, Map<String, Object> inputs);

  /**
   * Whether the latest deployed version of a table may look at an input, so that one which is dear
   * need not be found for nothing.
   *
   * @param table key of the decision
   * @param input name of the input
   * @return false only if no column and no cell names it
   */
  default boolean asks(String table, String input) {
    return true;
  }
}
