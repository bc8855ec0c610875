package io.tierflow.reward;

/** Where a voucher stands. */
public enum VoucherState {
  /** It waits for the confirmation of the tier that it rewards. */
  HELD,
  ISSUED,
  REDEEMED,
  CANCELLED
}
