package io.tierflow.camunda.dmn;

import io.tierflow.policy.Decision;
import io.tierflow.policy.PolicyException;
import io.tierflow.policy.UncoveredInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One evaluation of a decision table.
 *
 * @param processInstanceId the instance that it was evaluated for, null outside of any
 * @param table key of the decision
 * @param version deployed version of the table
 * @param inputs value of each input of the table by its name
 * @param matches the rows that matched, after the hit policy
 */
record Evaluation(
    String processInstanceId,
    String table,
    int version,
    Map<String, Object> inputs,
    List<Decision> matches) {

  boolean isOf(String otherProcessInstanceId) {
    return Objects.equals(processInstanceId, otherProcessInstanceId);
  }

  /** The row that matched, and an error if there is none, or no single one. */
  Decision decision() {
    return switch (matches.size()) {
      case 0 -> throw new UncoveredInputException(table, version, inputs);
      case 1 -> matches.get(0).recordable();
      default ->
          throw new PolicyException(
              "Table %s version %d: the rows %s match together; accepted: the hit policies FIRST and UNIQUE."
                  .formatted(table, version, matches.stream().map(Decision::rule).toList()));
    };
  }
}
