package io.tierflow.policy;

import java.time.Instant;

/** Knows since when decision tables are as they are. */
public interface TableVersions {

  /**
   * When the latest version of a table was deployed.
   *
   * @param table key of the decision
   * @return the instant
   */
  Instant deployedAt(String table);
}
