package io.tierflow.workflow.tiergrant;

import io.tierflow.workflow.FlowVariable;

/** The names that model and code of a grant's approval share. */
final class TierGrantProcess {

  static final String PROCESS = "tier-grant";

  static final FlowVariable<String> GRANT_ID = new FlowVariable<>("grantId", String.class);

  private TierGrantProcess() {}
}
