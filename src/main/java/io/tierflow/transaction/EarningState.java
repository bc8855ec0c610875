package io.tierflow.transaction;

/** Whether a transaction has earned its points. */
public enum EarningState {
  /** It has not earned yet. */
  PENDING,
  /** It has earned, once and for all. */
  EARNED,
  /** No run covered it while it could earn. */
  TOO_LATE,
  /** It is a refund: it earns nothing, it shrinks what the refunded transaction earned. */
  NEVER
}
