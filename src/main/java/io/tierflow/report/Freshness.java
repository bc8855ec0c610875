package io.tierflow.report;

/** How recent a month's figures must be. */
public enum Freshness {

  /** Figures younger than {@code tierflow.report.max-age} are good enough. */
  REUSE_RECENT,

  /** Computed now, with all that is committed and all that the transaction itself has changed. */
  UP_TO_DATE
}
