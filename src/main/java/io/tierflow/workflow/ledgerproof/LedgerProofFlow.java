package io.tierflow.workflow.ledgerproof;

import io.tierflow.workflow.FlowVariable;

/** The names that the model of the ledger's proof and its code share. */
final class LedgerProofFlow {

  static final String PROCESS = "ledger-proof";

  /** Type of the incident that stands while a difference waits to be examined. */
  static final String INCIDENT = "ledgerDifference";

  static final FlowVariable<Integer> NEW_DIFFERENCES =
      new FlowVariable<>("newDifferences", Integer.class);
  static final FlowVariable<String> LEDGER_FINDING =
      new FlowVariable<>("ledgerFinding", String.class);

  private LedgerProofFlow() {}
}
