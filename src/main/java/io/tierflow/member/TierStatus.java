package io.tierflow.member;

/** Whether a member's tier stands, or waits for a loyalty manager's review. */
public enum TierStatus {
  PROVISIONAL,
  CONFIRMED
}
