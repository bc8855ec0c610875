package io.tierflow.portal.pass;

/** Where a phone keeps cards. */
enum Wallet {
  /** Apple's. */
  APPLE,
  /** Google's. */
  GOOGLE
}
