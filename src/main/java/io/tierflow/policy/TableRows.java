package io.tierflow.policy;

import java.util.Map;

/** The rows of the decision tables that are deployed at this moment, as they are written. */
public interface TableRows {

  /**
   * What the rows of the latest deployed version of a table test.
   *
   * @param table key of the decision, such as {@code communication}
   * @return the text of each input cell by its column's expression, by the row's id and in the
   *     rows' order; cells that test nothing are left out
   */
  Map<String, Map<String, String>> rows(String table);

  /**
   * Whether a table has any row.
   *
   * @param table key of the decision
   * @return false for a table that decides on nothing
   */
  default boolean hasRows(String table) {
    return !rows(table).isEmpty();
  }
}
