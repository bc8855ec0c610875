package io.tierflow.report;

/** How recent a month's figures must be. */
public enum Freshness {

  /**
   * Figures younger than {@code tierflow.report.max-age} are good enough, and while another
   * transaction computes figures, older ones are, too. Nobody is waited for.
   */
  REUSE_RECENT,

  /**
   * Computed now, with all that is committed and all that the transaction itself has changed; while
   * another transaction computes figures, those younger than {@code tierflow.report.max-age} are
   * good enough. Nobody is waited for.
   */
  CURRENT,

  /**
   * Computed now, with all that is committed and all that the transaction itself has changed, and
   * kept; waits until no other transaction computes figures.
   */
  UP_TO_DATE
}
