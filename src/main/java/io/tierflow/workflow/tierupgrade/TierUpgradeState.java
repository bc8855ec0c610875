package io.tierflow.workflow.tierupgrade;

/** Where an instance of the flow stands. */
public enum TierUpgradeState {
  RUNNING,
  /** It waits for people. */
  WAITING,
  /** It waits for an admin, after a failure that retries did not mend. */
  INCIDENT,
  COMPLETED
}
