package io.tierflow.portal.pass;

import org.springframework.stereotype.Component;

/** What the page of a member's card asks for. */
@Component("wallets")
class WalletOffer {

  private final ApplePasses apple;
  private final GoogleCards google;

  WalletOffer(ApplePasses apple, GoogleCards google) {
    this.apple = apple;
    this.google = google;
  }

  /**
   * Whether members can take their cards into Apple Wallet.
   *
   * @return false without a pass certificate
   */
  public boolean offersApple() {
    return apple.isOffered();
  }

  /**
   * Whether members can take their cards into Google Wallet.
   *
   * @return false without a service account
   */
  public boolean offersGoogle() {
    return google.isOffered();
  }
}
