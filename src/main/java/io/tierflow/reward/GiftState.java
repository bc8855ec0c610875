package io.tierflow.reward;

/** Where a gift stands. */
public enum GiftState {
  /** It waits for the confirmation of the tier that it rewards. */
  HELD,
  /** Waiting for the warehouse. */
  PENDING,
  DISPATCHED,
  /** It can't be dispatched; the member gets a voucher in its place. */
  SUBSTITUTED,
  /** It can't be dispatched; the member gets the points back. */
  RETURNED,
  CANCELLED
}
