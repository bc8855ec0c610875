package io.tierflow.portal.pass;

/** The way on which a wallet is told that a pass has changed. */
interface WalletPush {

  /** How it ended. */
  enum Result {
    /** The service has taken it. */
    ACCEPTED,
    /** Nobody is there any more. */
    GONE,
    /** The service does not take it, now or later. */
    REFUSED,
    /** The service can't be used now. */
    UNAVAILABLE
  }

  /** Whose passes these are. */
  Wallet wallet();

  /** Whether it is set up. */
  boolean isConfigured();

  /**
   * Tells.
   *
   * @param registration whom
   * @return how it ended
   */
  Result push(WalletRegistration registration);
}
