package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.notification.MessageDatabaseTest;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes;
import io.tierflow.testsupport.notification.Nodes.Node;
import io.tierflow.web.NotFoundException;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/** What becomes of a message that is put into the outbox. */
abstract class OutboxTest extends MessageDatabaseTest {

  private Node node;

  @BeforeEach
  void knowBothServers() {
    node = nodes.node(Nodes.mailServerAt(1), URI.create("http://127.0.0.1:1/"));
  }

  @Test
  void aMessageWaitsToBeSent() {
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "channel")).isEqualTo("EMAIL");
    assertThat(rows.of("k", "attempts")).isEqualTo("0");
    assertThat(rows.of("k", "process_instance_id")).isEqualTo("instance-1");
    assertThat(rows.of("k", "parameters"))
        .isEqualTo(
            "{\"currency\":\"USD\",\"fromTier\":\"SILVER\",\"tier\":\"GOLD\","
                + "\"voucherAmount\":\"25.00\",\"voucherExpiresOn\":\"2027-01-29\","
                + "\"voucherId\":\"v-1\"}");
  }

  @Test
  void anOccasionIsPutOnce() {
    node.put(MessageSamples.alert("k", "M-1", TODAY));
    node.put(MessageSamples.alert("k", "M-1", TODAY));
    node.transaction()
        .executeWithoutResult(
            status -> {
              node.outbox().put(MessageSamples.alert("k2", "M-1", TODAY));
              node.outbox().put(MessageSamples.alert("k2", "M-1", TODAY));
            });

    assertThat(rows.count("PENDING")).isEqualTo(2);
  }

  @Test
  void aMessageLeavesWithTheCallersTransactionOrNotAtAll() {
    node.transaction()
        .executeWithoutResult(
            status -> {
              node.outbox().put(MessageSamples.alert("k", "M-1", TODAY));
              status.setRollbackOnly();
            });

    assertThat(rows.count("PENDING")).isZero();
  }

  @Test
  void withoutTransactionNothingIsPut(@Autowired Outbox outbox) {
    NewMessage message = MessageSamples.alert("k", "M-1", TODAY);

    assertThatThrownBy(() -> outbox.put(message))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void anUnknownMemberIsRefused() {
    NewMessage message = MessageSamples.alert("k", "M-2", TODAY);

    assertThatThrownBy(() -> node.put(message))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("There is no member M-2.");
  }

  @Test
  void withoutServerAMessageIsNotConfigured() {
    nodes.unconfigured().put(MessageSamples.upgrade("mail", "M-1", TODAY));
    nodes.unconfigured().put(MessageSamples.alert("sms", "M-1", TODAY));

    assertThat(rows.count("NOT_CONFIGURED")).isEqualTo(2);
  }

  @Test
  void aMessageOfLongAgoIsRecordedAndNotSent() {
    node.put(MessageSamples.upgrade("old", "M-1", TODAY.minusDays(46)));
    node.put(MessageSamples.upgrade("recent", "M-1", TODAY.minusDays(45)));

    assertWithheld("old", "BACKDATED");
    assertThat(rows.state("recent")).isEqualTo("PENDING");
  }

  @Test
  void aMessageWithoutAddressIsRecordedAndNotSent() {
    rows.write("update member set email_known = false, phone_known = false");

    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));
    node.put(MessageSamples.alert("sms", "M-1", TODAY));
    node.put(MessageSamples.reminder("staff", null, 1));

    assertWithheld("mail", "NO_ADDRESS");
    assertWithheld("sms", "NO_ADDRESS");
    assertWithheld("staff", "NO_ADDRESS");
  }

  @Test
  void consentCountsPerChannel() {
    rows.write("update member set email_consent = false");

    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));
    node.put(MessageSamples.alert("sms", "M-1", TODAY));

    assertWithheld("mail", "NO_CONSENT");
    assertThat(rows.state("sms")).isEqualTo("PENDING");
  }

  @Test
  void aClosedMembershipGetsNoMessage() {
    rows.write("update member set status = 'CLOSED', closed_on = '2026-10-30'");

    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));

    assertWithheld("mail", "MEMBER_CLOSED");
  }

  private void assertWithheld(String key, String reason) {
    assertThat(rows.state(key)).isEqualTo("NOT_SENT");
    assertThat(rows.of(key, "reason")).isEqualTo(reason);
  }
}
