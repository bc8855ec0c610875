package io.tierflow.notification.consent;

import static io.tierflow.testsupport.notification.MessageSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.outbox.NotSentReason;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.testsupport.notification.MessageSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a message, and about what. */
class SendingRulesTest {

  private static final String ADDRESS = "ada@example.com";

  private final SendingRules rules = new SendingRules(MessageSamples.settings());

  @Test
  void aMemberWithAddressAndConsentGetsIt() {
    assertThat(rules.rejectionReason(recipient(true, ADDRESS, true), TODAY, TODAY)).isEmpty();
  }

  @Test
  void staffWithAnAddressGetIt() {
    assertThat(rules.rejectionReason(Recipient.staff(ADDRESS), TODAY, TODAY)).isEmpty();
  }

  @Test
  void fortyFiveDaysAgoIsNotTooLongAgo() {
    Recipient recipient = recipient(true, ADDRESS, true);

    assertThat(rules.rejectionReason(recipient, TODAY.minusDays(45), TODAY)).isEmpty();
    assertThat(rules.rejectionReason(recipient, TODAY.minusDays(46), TODAY))
        .contains(NotSentReason.BACKDATED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAddressNobodyGetsIt(String address) {
    assertThat(rules.rejectionReason(recipient(true, address, true), TODAY, TODAY))
        .contains(NotSentReason.NO_ADDRESS);
    assertThat(rules.rejectionReason(Recipient.staff(address), TODAY, TODAY))
        .contains(NotSentReason.NO_ADDRESS);
  }

  @Test
  void withoutConsentNobodyGetsIt() {
    assertThat(rules.rejectionReason(recipient(true, ADDRESS, false), TODAY, TODAY))
        .contains(NotSentReason.NO_CONSENT);
  }

  @Test
  void aClosedMembershipIsTheFirstReason() {
    assertThat(rules.rejectionReason(recipient(false, null, false), TODAY.minusDays(99), TODAY))
        .contains(NotSentReason.MEMBER_CLOSED);
  }

  private static Recipient recipient(boolean active, String address, boolean consent) {
    return new Recipient(
        active,
        address != null && !address.isBlank(),
        consent,
        "en",
        null,
        () -> new Recipient.Contact("Ada Example", address));
  }
}
