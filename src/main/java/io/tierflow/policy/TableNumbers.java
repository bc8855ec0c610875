package io.tierflow.policy;

import java.math.BigDecimal;
import java.util.SortedSet;

/** The numbers that stand in the decision tables that are deployed at this moment. */
public interface TableNumbers {

  /**
   * The numbers that the rows of the latest deployed version of a table write into the column of an
   * input: where what the table says may change.
   *
   * @param table key of the decision, such as {@code tier-eligibility}
   * @param input the column's expression, such as {@code qualifyingPoints}
   * @return each number once, the smallest first; none if no column has this expression
   */
  SortedSet<BigDecimal> numbers(String table, String input);
}
