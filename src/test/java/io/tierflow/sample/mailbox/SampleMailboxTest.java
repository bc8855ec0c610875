package io.tierflow.sample.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.RenderedMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleMailboxTest {

  private static final Instant NOON = Instant.parse("2026-10-31T12:00:00Z");

  private final SampleMailbox mailbox = new SampleMailbox();

  @Test
  void theNewestMessagesOfAMemberComeFirst() {
    mailbox.keep(email("1", "S0001", "Welcome"));
    mailbox.keep(email("2", "S0002", "Hello"));
    mailbox.keep(email("3", "S0001", "Sign in"));

    assertThat(mailbox.messages("S0001"))
        .extracting(KeptMessage::title)
        .containsExactly("Sign in", "Welcome");
    assertThat(mailbox.messages("")).hasSize(3);
    assertThat(mailbox.counts()).containsExactly(Map.entry("S0001", 2), Map.entry("S0002", 1));
  }

  @Test
  void aMessageThatIsDeliveredAgainStandsThereOnce() {
    mailbox.keep(email("1", "S0001", "First attempt"));
    mailbox.keep(email("1", "S0001", "Second attempt"));

    assertThat(mailbox.messages(""))
        .extracting(KeptMessage::title)
        .containsExactly("Second attempt");
  }

  @Test
  void theOldestGoesWhenItIsFull() {
    for (int number = 0; number <= SampleMailbox.CAPACITY; number++) {
      mailbox.keep(email("id-" + number, "S0001", "Message " + number));
    }

    assertThat(mailbox.messages("")).hasSize(SampleMailbox.CAPACITY);
    assertThat(mailbox.find("id-0")).isEmpty();
    assertThat(mailbox.find("id-1")).isPresent();
  }

  @Test
  void whoIsErasedHasNoMessages() {
    mailbox.keep(email("1", "S0001", "Welcome"));
    mailbox.keep(email("2", "S0002", "Welcome"));

    mailbox.erase("S0001");

    assertThat(mailbox.counts()).containsOnlyKeys("S0002");
  }

  @Test
  void aTextMessageIsListedByItsBeginning() {
    mailbox.keep(
        new KeptMessage(
            "1",
            Channel.SMS,
            "S0001",
            "+12025550101",
            NOON,
            new RenderedMessage(Locale.ENGLISH, null, "45 points\nadded. ".repeat(10), null)));

    assertThat(mailbox.messages("").get(0).title())
        .startsWith("45 points added. 45 points added.")
        .endsWith("…")
        .hasSize(91);
  }

  private static KeptMessage email(String id, String memberNumber, String subject) {
    return new KeptMessage(
        id,
        Channel.EMAIL,
        memberNumber,
        "ada@example.com",
        NOON,
        new RenderedMessage(Locale.ENGLISH, subject, "Text", "<p>Text</p>"));
  }
}
