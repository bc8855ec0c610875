package io.tierflow.transaction;

/** What a member can do that counts. */
public enum TransactionKind {
  PURCHASE,
  REFUND,
  BOOKING,
  EVENT,
  REFERRAL,
  REVIEW
}
