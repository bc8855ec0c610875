package io.tierflow.tier;

/** What a review said. */
public enum ReviewOutcome {
  /** The tier is to be confirmed. */
  APPROVED,
  /** The tier is to be taken back. */
  DECLINED,
  /** The review was due before outcomes were recorded; its answer is a variable of the instance. */
  IN_VARIABLE
}
