package io.tierflow.testsupport.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.policy.Decision;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.TableContract;
import java.util.Map;

/** Rows as a table gives them, held against its contract. */
public final class Rows {

  private Rows() {}

  /** A row that matched, with these outputs. */
  public static Decision row(String table, Map<String, Object> outputs) {
    return new Decision(table, 3, "row-7", Map.of("input", 1), outputs, "Because.");
  }

  /** The contract accepts the row, and hands it on. */
  public static void assertAccepted(TableContract contract, Map<String, Object> outputs) {
    Decision row = row(contract.key(), outputs);
    assertThat(contract.require(row)).isSameAs(row);
  }

  /** The contract refuses the row, names it, and says what it accepts. */
  public static void assertRefused(
      TableContract contract, Map<String, Object> outputs, String accepted) {
    assertThatThrownBy(() -> contract.require(row(contract.key(), outputs)))
        .isInstanceOf(PolicyException.class)
        .hasMessageStartingWith("Table %s version 3, row row-7", contract.key())
        .hasMessageContaining(accepted);
  }
}
