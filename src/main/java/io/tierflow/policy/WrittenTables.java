package io.tierflow.policy;

/** The decision tables that are deployed at this moment, as their owners wrote them. */
public interface WrittenTables {

  /**
   * Reads the latest deployed version of a table.
   *
   * @param table key of the decision, such as {@code tier-eligibility}
   * @return its rows, and since when they hold
   */
  WrittenTable read(String table);
}
