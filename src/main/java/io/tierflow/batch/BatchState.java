package io.tierflow.batch;

/** Where a batch stands. */
public enum BatchState {
  /** Members are being worked through, or what follows them is outstanding. */
  RUNNING,

  /** Everything is done. */
  COMPLETED
}
