package io.tierflow.portal;

/** What an entry of a member's activity is about. */
enum ActivitySource {
  /** A change of the balance. */
  POINTS,
  /** A change of the tier. */
  TIER,
  /** A voucher that was given, used, or has expired. */
  VOUCHERS,
  /** A reward that was redeemed or given back. */
  REWARDS
}
