package io.tierflow.portal.pass;

import org.springframework.stereotype.Component;

/** Has Google's cards show what has changed; Google tells the phones. */
@Component
class GoogleWalletPush implements WalletPush {

  private final GoogleCards cards;
  private final WalletPassService passes;

  GoogleWalletPush(GoogleCards cards, WalletPassService passes) {
    this.cards = cards;
    this.passes = passes;
  }

  @Override
  public Wallet wallet() {
    return Wallet.GOOGLE;
  }

  @Override
  public boolean isConfigured() {
    return cards.isOffered();
  }

  @Override
  public Result push(WalletRegistration registration) {
    PassContent content =
        passes
            .find(registration.serialNumber())
            .map(WalletPassService.ShownPass::content)
            .orElse(null);
    if (content == null) {
      return Result.GONE;
    }
    Result result = cards.put(registration.serialNumber(), content);
    // After the membership, nothing will change any more.
    return result == Result.ACCEPTED && content.ended() ? Result.GONE : result;
  }
}
