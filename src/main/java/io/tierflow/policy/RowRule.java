package io.tierflow.policy;

import java.util.Map;
import java.util.Optional;

/** What the outputs of a row must be together, which no column can say alone. */
@FunctionalInterface
public interface RowRule {

  /** No rule: each column stands for itself. */
  RowRule NONE = filled -> Optional.empty();

  /** The value of a cell that is known only when the row is evaluated. */
  Object UNKNOWN = new Object();

  /**
   * Looks at what a row gives.
   *
   * @param filled the outputs that the row does not leave empty, by name; {@link #UNKNOWN} where
   *     the cell reads an input
   * @return what is accepted instead, such as "rate and multiplier, or fixedPoints in their place";
   *     empty if the row is
   */
  Optional<String> acceptedInsteadOf(Map<String, Object> filled);
}
