package io.tierflow.reward;

/** What a voucher was given for. */
public enum VoucherOrigin {
  TIER_UPGRADE,
  GIFT_SUBSTITUTE,
  POINTS,
  MILESTONE,
  /** Somebody of the staff granted it. */
  STAFF_GRANT
}
