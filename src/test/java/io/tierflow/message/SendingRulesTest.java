package io.tierflow.message;

import static io.tierflow.message.MessageSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(rules.whyNot(recipient(true, ADDRESS, true), TODAY, TODAY)).isEmpty();
  }

  @Test
  void staffWithAnAddressGetIt() {
    assertThat(rules.whyNot(Recipient.staff(ADDRESS), TODAY, TODAY)).isEmpty();
  }

  @Test
  void fortyFiveDaysAgoIsNotTooLongAgo() {
    Recipient recipient = recipient(true, ADDRESS, true);

    assertThat(rules.whyNot(recipient, TODAY.minusDays(45), TODAY)).isEmpty();
    assertThat(rules.whyNot(recipient, TODAY.minusDays(46), TODAY))
        .contains(NotSentReason.BACKDATED);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void withoutAddressNobodyGetsIt(String address) {
    assertThat(rules.whyNot(recipient(true, address, true), TODAY, TODAY))
        .contains(NotSentReason.NO_ADDRESS);
    assertThat(rules.whyNot(Recipient.staff(address), TODAY, TODAY))
        .contains(NotSentReason.NO_ADDRESS);
  }

  @Test
  void withoutConsentNobodyGetsIt() {
    assertThat(rules.whyNot(recipient(true, ADDRESS, false), TODAY, TODAY))
        .contains(NotSentReason.NO_CONSENT);
  }

  @Test
  void aClosedMembershipIsTheFirstReason() {
    assertThat(rules.whyNot(recipient(false, null, false), TODAY.minusDays(99), TODAY))
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
