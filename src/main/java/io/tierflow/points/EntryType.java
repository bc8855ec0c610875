package io.tierflow.points;

/** What an entry of the ledger is. */
public enum EntryType {
  /** Points that transactions earned. */
  EARN,
  /** Points spent on a voucher. */
  SPEND,
  /** Points that nobody spent in time. */
  EXPIRE,
  /** Points taken back because what earned them was refunded, or to repay those owed. */
  REVERSE,
  /** Points that staff or the programme added, or staff took. */
  ADJUST,
  /** Spent points that came back, because the redemption was reversed. */
  RETURN
}
