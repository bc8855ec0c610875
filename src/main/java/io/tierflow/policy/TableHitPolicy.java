package io.tierflow.policy;

/** Which of the rows that match count. */
public enum TableHitPolicy {
  /** The first one from the top; some row must match. */
  FIRST,
  /** All of them; there may be none. */
  COLLECT
}
