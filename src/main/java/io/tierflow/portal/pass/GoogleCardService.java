package io.tierflow.portal.pass;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.portal.pass.WalletPassService.ShownPass;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets members save their cards in Google Wallet. */
@Service
class GoogleCardService {

  private final GoogleCards cards;
  private final WalletPassService passes;
  private final WalletRegistrationRows registrations;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  GoogleCardService(
      GoogleCards cards,
      WalletPassService passes,
      WalletRegistrationRows registrations,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactionManager) {
    this.cards = cards;
    this.passes = passes;
    this.registrations = registrations;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactionManager);
  }

  /**
   * Has Google keep a member's card as it is now.
   *
   * @param memberNumber whose
   * @return the link by which a phone saves it; empty if Google does not take it now
   */
  Optional<URI> save(String memberNumber) {
    ShownPass shown = passes.open(memberNumber, Wallet.GOOGLE);
    String serialNumber = shown.pass().serialNumber();
    // What is kept there is kept up to date, even if this is where it ends.
    transaction.executeWithoutResult(
        status -> registrations.keep(serialNumber, serialNumber, "", calendar.now()));
    return cards.put(serialNumber, shown.content()) == WalletPush.Result.ACCEPTED
        ? Optional.of(cards.link(serialNumber))
        : Optional.empty();
  }
}
