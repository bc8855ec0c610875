package io.tierflow.workflow.tierupgrade;

import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecord;
import java.util.List;

/**
 * Where an instance of the flow stands.
 *
 * @param upgrade what it has done so far
 * @param state where it stands
 * @param openTasks steps that wait for people
 * @param incidents failures that wait for an admin
 */
public record TierUpgradeStatus(
    TierUpgradeRecord upgrade,
    TierUpgradeState state,
    List<String> openTasks,
    List<Incident> incidents) {

  /**
   * A failure that retries did not mend.
   *
   * @param step the step that failed
   * @param message what went wrong
   */
  public record Incident(String step, String message) {}
}
