package io.tierflow.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a decision table that Tierflow evaluates may ask and must answer. The one source for the
 * evaluation, for the check of a deployment, and for docs/decision-tables.md.
 *
 * @param key key of the decision
 * @param title its name for people
 * @param purpose what it decides, in a sentence or two
 * @param hitPolicy which of the matching rows count
 * @param inputs the columns that it may ask, each once, all of them
 * @param outputs the columns that it answers
 * @param rowRule what a row's outputs must be together
 */
public record TableContract(
    String key,
    String title,
    String purpose,
    TableHitPolicy hitPolicy,
    List<InputColumn> inputs,
    List<OutputColumn> outputs,
    RowRule rowRule) {

  /** The longest annotation that is kept with what a row decided, in characters. */
  public static final int MAX_ANNOTATION = Decision.MAX_REASON_LENGTH;

  /** The longest id of a row that is kept with what it decided, in characters. */
  public static final int MAX_ROW_ID = Decision.MAX_RULE_LENGTH;

  /**
   * An input by its name.
   *
   * @param name name of the input
   * @return its column, empty if the table may not ask it
   */
  public Optional<InputColumn> input(String name) {
    return inputs.stream().flatMap(column -> column.named(name).stream()).findFirst();
  }

  /**
   * An output by its name.
   *
   * @param name name of the output
   * @return its column, empty if nobody reads it
   */
  public Optional<OutputColumn> output(String name) {
    return outputs.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /**
   * Refuses an answer that breaks the contract: what an expression gives is known only once it is
   * evaluated.
   *
   * @param decision a row that matched
   * @return the same
   * @throws PolicyException naming table, version, row, output and what is accepted
   */
  public Decision require(Decision decision) {
    Map<String, Object> filled = new TreeMap<>();
    for (OutputColumn column : outputs) {
      Object value = decision.outputs().get(column.name());
      if (!column.accepts(value)) {
        throw decision.unusable(column.name(), column.accepted());
      }
      if (value != null) {
        filled.put(column.name(), value);
      }
    }
    rowRule.acceptedInsteadOf(filled).ifPresent(accepted -> refuse(decision, filled, accepted));
    return decision;
  }

  private static void refuse(Decision decision, Map<String, Object> filled, String accepted) {
    throw new PolicyException(
        "Table %s version %d, row %s gives %s; accepted: %s."
            .formatted(decision.table(), decision.version(), decision.rule(), filled, accepted));
  }
}
