package io.tierflow.portal.pass;

import java.time.Instant;

/**
 * Somebody who is to be told that a pass has changed.
 *
 * @param registrationId by what it is known
 * @param serialNumber the pass
 * @param wallet whose pass it is
 * @param target what reaches the phone; empty for Google's service
 * @param attempts how many attempts have failed
 * @param dueAt since when
 */
record WalletRegistration(
    String registrationId,
    String serialNumber,
    Wallet wallet,
    String target,
    int attempts,
    Instant dueAt) {

  /** Keeps what reaches a phone out of logs. */
  @Override
  public String toString() {
    return "WalletRegistration[" + registrationId + "]";
  }
}
