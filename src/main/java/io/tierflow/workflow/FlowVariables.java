package io.tierflow.workflow;

import io.tierflow.camunda.FlowContract;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variables of a flow, by who sets them.
 *
 * @param computed set by the flow's own steps: keys, figures and flags
 * @param asked given by whoever starts the flow: keys and days
 * @param remarks people's own words, which steps read from forms and keep; they are not told
 */
public record FlowVariables(
    Set<FlowVariable<?>> computed, Set<FlowVariable<?>> asked, Set<FlowVariable<?>> remarks) {

  /** Copies the sets. */
  public FlowVariables {
    computed = Set.copyOf(computed);
    asked = Set.copyOf(asked);
    remarks = Set.copyOf(remarks);
  }

  /**
   * What the engine holds people to, and the audit tells.
   *
   * @param process key of the process
   * @return the contract
   */
  public FlowContract contractOf(String process) {
    return new FlowContract(process, names(computed, remarks), names(computed, asked));
  }

  private static Set<String> names(Set<FlowVariable<?>> some, Set<FlowVariable<?>> others) {
    return Stream.concat(some.stream(), others.stream())
        .map(FlowVariable::name)
        .collect(Collectors.toSet());
  }
}
