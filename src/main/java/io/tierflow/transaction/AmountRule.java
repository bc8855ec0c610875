package io.tierflow.transaction;

/** Whether what a member did has an amount. */
public enum AmountRule {
  /** It must be given. */
  REQUIRED,
  /** It may be given; without one it is 0. */
  OPTIONAL,
  /** There is none: it is 0, or not given. */
  NONE
}
