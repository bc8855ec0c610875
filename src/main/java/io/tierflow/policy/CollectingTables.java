package io.tierflow.policy;

import java.util.List;
import java.util.Map;

/** The decision tables that are deployed at this moment and of which several rows may match. */
public interface CollectingTables {

  /**
   * Evaluates the latest deployed version of a table.
   *
   * @param table key of the decision, such as {@code communication}
   * @param inputs value of each input by its name, as {@link DecisionTables#evaluate} takes them
   * @return the rows that matched, as the hit policy lists them; none if no row did
   */
  List<Decision> evaluateAll(String table, Map<String, Object> inputs);
}
