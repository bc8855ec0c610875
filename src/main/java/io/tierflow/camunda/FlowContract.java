package io.tierflow.camunda;

import java.util.Set;

/**
 * The variables of a flow, as far as people could write them.
 *
 * @param process key of the process
 * @param computed names of the variables that the flow's own steps set; people set none of them
 * @param told names of the variables, computed or asked for, whose values the audit tells: keys,
 *     figures and flags, never what names a person or is free text
 */
public record FlowContract(String process, Set<String> computed, Set<String> told) {

  /** Keeps what can't be changed. */
  public FlowContract {
    computed = Set.copyOf(computed);
    told = Set.copyOf(told);
  }
}
