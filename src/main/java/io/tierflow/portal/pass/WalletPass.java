package io.tierflow.portal.pass;

import java.time.Instant;

/**
 * A member's card in a wallet.
 *
 * @param serialNumber by what the wallet knows it: 32 random hexadecimal digits
 * @param memberNumber whose
 * @param wallet which wallet
 * @param token what a phone shows that asks for it
 * @param shown digest of what it shows
 * @param changedAt when that changed last, in whole seconds, later with each change
 */
record WalletPass(
    String serialNumber,
    String memberNumber,
    Wallet wallet,
    String token,
    String shown,
    Instant changedAt) {

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "WalletPass[" + serialNumber + "]";
  }
}
