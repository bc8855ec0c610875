package io.tierflow.portal;

/** What came of a check that a member asked for. */
enum TierCheckOutcome {
  /** The member has a higher tier. */
  RISEN,
  /** A higher tier waits for a review. */
  UNDER_REVIEW,
  /** Something is missing for the next tier. */
  UNCHANGED,
  /** It could not be done at once, and a job does it. */
  STARTED
}
