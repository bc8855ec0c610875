package io.tierflow.tier;

import io.tierflow.policy.Decision;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Map;

/**
 * The row of a decision table that decided on a change, and what the table looked at. What the row
 * gave stands in the change itself.
 *
 * @param table key of the table, or null if no table was asked
 * @param version deployed version of the table, or null
 * @param rule id of the row, or null
 * @param inputs value of each input by its name, or null
 */
@Embeddable
public record DecidingRow(
    @Column(name = "table_key") String table,
    @Column(name = "table_version") Integer version,
    @Column(name = "rule_id") String rule,
    @Convert(converter = InputsConverter.class) Map<String, Object> inputs) {

  /** Of a change that no table decided on. */
  static final DecidingRow NONE = new DecidingRow(null, null, null, null);

  static DecidingRow of(Decision decision) {
    return new DecidingRow(
        decision.table(), decision.version(), decision.rule(), decision.inputs());
  }
}
