package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.inbox.MemberInbox;
import io.tierflow.notification.template.TemplateSettings;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes;
import io.tierflow.testsupport.notification.Nodes.Node;
import io.tierflow.testsupport.notification.RefusingMailServer;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** How messages leave the outbox, with real servers on the other side. */
abstract class SendingTest extends DeliveryTest {

  @Test
  void aGatewayThatIsAwayIsTriedAgain() {
    Node lost = nodes.node(null, URI.create("http://127.0.0.1:1/"));
    lost.put(MessageSamples.alert("k", "M-1", TODAY));

    lost.sendDue();

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "last_error")).startsWith("The gateway does not answer: ");
  }

  @Test
  void aMailboxThatDoesNotExistIsNotTriedAgain() {
    try (RefusingMailServer refusing =
        new RefusingMailServer("550 5.1.1 <m-1@example.com>: no such mailbox")) {
      node.put(MessageSamples.upgrade("k", "M-1", TODAY));

      nodes.node(Nodes.mailServerAt(refusing.port()), null).sendDue();
    }

    assertThat(rows.state("k")).isEqualTo("FAILED");
    assertThat(rows.of("k", "attempts")).isEqualTo("1");
    assertThat(rows.of("k", "last_error")).contains("550 5.1.1 <(address)>: no such mailbox");
  }

  @Test
  void aMailboxThatIsFullIsTriedAgain() {
    try (RefusingMailServer refusing = new RefusingMailServer("452 4.2.2 mailbox full")) {
      node.put(MessageSamples.upgrade("k", "M-1", TODAY));

      nodes.node(Nodes.mailServerAt(refusing.port()), null).sendDue();
    }

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "last_error")).contains("452 4.2.2 mailbox full");
  }

  @Test
  void anAddressThatSmugglesAHeaderIsNotSentTo() {
    rows.emailOf("M-1", "ada@example.com\r\nBcc: all@example.com");
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    node.sendDue();

    assertThat(rows.state("k")).isEqualTo("FAILED");
    assertThat(rows.of("k", "last_error")).isEqualTo("The address is not an e-mail address.");
    assertThat(mailServer.received()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeWrittenDoesNotHoldUpTheOthersAndFailsInTheEnd() {
    rows.voucher("M-1");
    node.put(MessageSamples.upgrade("bad", "M-1", TODAY));
    rows.write("update message set parameters = ?", "{\"voucherId\":\"v-1\"}");
    rows.pauseIsOver();
    node.put(MessageSamples.upgrade("good", "M-1", TODAY));

    node.sendDue();

    assertThat(rows.state("good")).isEqualTo("SENT");
    assertThat(rows.state("bad")).isEqualTo("PENDING");
    for (int attempt = 2; attempt <= 6; attempt++) {
      rows.pauseIsOver();
      node.sendDue();
    }
    assertThat(rows.state("bad")).isEqualTo("FAILED");
    assertThat(rows.of("bad", "attempts")).isEqualTo("5");
    assertThat(rows.of("bad", "last_error")).startsWith("The attempt was interrupted: ");
  }

  @Test
  void aTemplateThatReadsWhatAMessageDoesNotHaveCostsAttemptsAndNoMessage(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("tier-upgrade.txt"), "[(${notification.colour})]");
    Node withOwnTemplate =
        nodes.node(MessageSamples.settings(), mailServer.sender(), new TemplateSettings(directory));
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    withOwnTemplate.sendDue();

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "attempts")).isEqualTo("1");
    assertThat(rows.of("k", "last_error"))
        .isEqualTo("The attempt was interrupted: TemplateProcessingException.");

    rows.pauseIsOver();
    node.sendDue();

    assertThat(rows.state("k")).isEqualTo("SENT");
  }

  @Test
  void aMessageOfANewerReleaseDoesNotHoldUpTheOthers() {
    node.put(MessageSamples.upgrade("newer", "M-1", TODAY));
    rows.write("update message set kind = 'NOT_YET_INVENTED'");
    rows.pauseIsOver();
    node.put(MessageSamples.upgrade("known", "M-1", TODAY));

    node.sendDue();

    assertThat(rows.state("known")).isEqualTo("SENT");
    assertThat(rows.state("newer")).isEqualTo("PENDING");
    assertThat(rows.of("newer", "attempts")).isEqualTo("1");
  }

  @Test
  void aBatchGoesOverOneConnectionWhichARefusalLeavesOpen() {
    try (RefusingMailServer server = new RefusingMailServer("550 5.1.1 no such mailbox")) {
      server.refuseOnly("m-2@example.com");
      rows.member("M-2");
      node.put(MessageSamples.upgrade("good-1", "M-1", TODAY));
      node.put(MessageSamples.upgrade("bad", "M-2", TODAY));
      node.put(MessageSamples.upgrade("good-2", "M-1", TODAY));

      nodes.node(Nodes.mailServerAt(server.port()), null).sendDue();

      assertThat(server.connections()).isOne();
    }
    assertThat(rows.state("good-1")).isEqualTo("SENT");
    assertThat(rows.state("good-2")).isEqualTo("SENT");
    assertThat(rows.state("bad")).isEqualTo("FAILED");
  }

  @Test
  void aConnectionThatBreaksCostsTheMessageAtHandAnAttemptAndTheOthersNone() {
    try (RefusingMailServer server = new RefusingMailServer("550 5.1.1 no such mailbox")) {
      server.hangUpAt("m-2@example.com");
      rows.member("M-2");
      node.put(MessageSamples.upgrade("first", "M-1", TODAY));
      rows.putMinutesAgo("first", 3);
      node.put(MessageSamples.upgrade("cut", "M-2", TODAY));
      rows.putMinutesAgo("cut", 2);
      node.put(MessageSamples.upgrade("rest", "M-1", TODAY));

      nodes.node(Nodes.mailServerAt(server.port()), null).sendDue();
    }
    assertThat(rows.state("first")).isEqualTo("SENT");
    assertThat(rows.of("cut", "attempts")).isEqualTo("1");
    assertThat(rows.of("cut", "last_error")).startsWith("The connection was lost: ");
    assertThat(rows.of("rest", "attempts")).isEqualTo("0");
    assertThat(rows.of("rest", "claimed_by")).isNull();

    node.sendDue();

    assertThat(rows.state("rest")).isEqualTo("SENT");
    assertThat(mailServer.received()).hasSize(1);
  }

  @Test
  void whatADeadNodeHadInHandIsSentOnceItsLeaseHasEnded() {
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));
    rows.write("update message set claimed_by = 'dead', next_attempt_at = '2100-01-01 00:00:00'");

    node.sendDue();
    assertThat(mailServer.received()).isEmpty();

    rows.pauseIsOver();
    node.sendDue();
    assertThat(mailServer.received()).hasSize(1);
    assertThat(rows.of("k", "claimed_by")).isNull();
  }

  @Test
  void aNodeThatStopsGivesBackWhatItHasNotSent() {
    node.put(MessageSamples.upgrade("k1", "M-1", TODAY));
    node.put(MessageSamples.upgrade("k2", "M-1", TODAY));
    Iterator<Boolean> goOn = List.of(true, false).iterator();

    node.sender().sendBatch(Channel.EMAIL, goOn::next);

    assertThat(mailServer.received()).hasSize(1);
    assertThat(rows.count("PENDING")).isEqualTo(1);
    node.sendDue();
    assertThat(mailServer.receivedIds()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void nobodyIsCalledAtNight() {
    LocalTime now = LocalTime.now(ZoneOffset.UTC);
    String quiet = "%tR-%tR".formatted(now.minusHours(1), now.plusHours(1));
    Node atNight =
        nodes.node(
            MessageSamples.settingsWithQuietHours(quiet, smsProvider.address()),
            mailServer.sender());
    node.put(MessageSamples.alert("sms", "M-1", TODAY));
    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));

    atNight.sendDue();

    assertThat(rows.state("mail")).isEqualTo("SENT");
    assertThat(rows.state("sms")).isEqualTo("PENDING");
    assertThat(rows.of("sms", "reason")).isEqualTo("QUIET_HOURS");
    assertThat(rows.of("sms", "attempts")).isEqualTo("0");
    atNight.put(MessageSamples.alert("later", "M-1", TODAY));
    assertThat(rows.of("later", "reason")).isEqualTo("QUIET_HOURS");
    rows.write("update member set zone = 'Pacific/Kiritimati'");
    rows.pauseIsOver();

    atNight.sendDue();

    assertThat(rows.count("SENT")).as("it is another time of day there").isEqualTo(3);
    assertThat(rows.of("sms", "reason")).isNull();
  }

  @Test
  void marketingBeyondTheWeeksCapIsNotSent() {
    for (String key : List.of("o1", "o2", "o3", "o4")) {
      node.put(MessageSamples.offer(key, "M-1", TODAY));
    }
    assertThat(rows.count("PENDING")).isEqualTo(3);
    assertThat(rows.of("o4", "reason")).isEqualTo("CAPPED");
    node.put(MessageSamples.upgrade("own", "M-1", TODAY));
    assertThat(rows.state("own"))
        .as("what is the member's own is never capped")
        .isEqualTo("PENDING");

    rows.putDaysAgo(8);
    node.put(MessageSamples.offer("o5", "M-1", TODAY));
    node.sendDue();

    assertThat(mailServer.received()).hasSize(4);
    assertThat(List.of("o1", "o2", "o3", "o5"))
        .as("what has waited too long does not all come at once")
        .filteredOn(key -> "CAPPED".equals(rows.of(key, "reason")))
        .hasSize(1);
  }

  @Test
  void whatStillWaitsCountsHoweverLongItHasWaited() {
    for (String key : List.of("o1", "o2", "o3")) {
      node.put(MessageSamples.offer(key, "M-1", TODAY));
    }
    rows.putDaysAgo(10);

    node.put(MessageSamples.offer("o4", "M-1", TODAY));
    node.sendDue();

    assertThat(rows.of("o4", "reason")).isEqualTo("CAPPED");
    assertThat(mailServer.received()).hasSize(3);
  }

  @Test
  void theOwnPageNeitherCountsNorIsCapped() {
    for (String key : List.of("1", "2", "3", "4")) {
      node.put(MessageSamples.offer("page-" + key, "M-1", TODAY, Channel.DASHBOARD));
      node.put(MessageSamples.offer("mail-" + key, "M-1", TODAY));
    }

    node.sendDue();

    assertThat(mailServer.received()).hasSize(3);
    assertThat(rows.of("mail-4", "reason")).isEqualTo("CAPPED");
    assertThat(List.of("page-1", "page-2", "page-3", "page-4"))
        .extracting(rows::state)
        .containsOnly("SENT");
  }

  @Test
  void marketingNeedsAConsentOfItsOwn() {
    rows.write("update member set email_marketing = false");

    node.put(MessageSamples.offer("offer", "M-1", TODAY));
    node.put(MessageSamples.upgrade("own", "M-1", TODAY));

    assertThat(rows.of("offer", "reason")).isEqualTo("NO_CONSENT");
    assertThat(rows.state("own")).isEqualTo("PENDING");
  }

  @Test
  void aPageOfMessagesIsPutOnceByItsKeys() {
    rows.member("M-2");
    List<NewMessage> page =
        List.of(
            MessageSamples.offer("o1", "M-1", TODAY),
            MessageSamples.offer("o2", "M-2", TODAY),
            MessageSamples.upgrade("u1", "M-2", TODAY));

    node.transaction().executeWithoutResult(status -> node.outbox().putAll(page));
    node.transaction().executeWithoutResult(status -> node.outbox().putAll(page));
    node.sendDue();

    assertThat(mailServer.receivedIds()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aMessageOfTheMembersOwnPageIsThereWithoutAnyServer(@Autowired MemberInbox inbox) {
    rows.voucher("M-1");
    node.put(MessageSamples.note("k", "M-1", TODAY));
    assertThat(inbox.messages("M-1", PageResponse.request(0, 10)).items()).isEmpty();

    nodes.unconfigured().sendDue();

    MemberInbox.InboxMessage note =
        inbox.messages("M-1", PageResponse.request(0, 10)).items().get(0);
    assertThat(note.text())
        .isEqualTo(
            "You have moved up from Silver to Gold. Thank you for your loyalty.\n"
                + "Your $25.00 voucher is valid through January 29, 2027.");
    assertThat(note.readAt()).isNull();
    inbox.markRead("M-1", note.messageId());
    assertThat(inbox.messages("M-1", PageResponse.request(0, 10)).items().get(0).readAt())
        .isNotNull();
    assertThatThrownBy(() -> inbox.markRead("M-2", note.messageId()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void whatNoLongerMayGoOutStays() {
    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));
    rows.write("update member set email_consent = false");

    node.sendDue();

    assertThat(rows.of("mail", "reason")).isEqualTo("NO_CONSENT");
    assertThat(mailServer.received()).isEmpty();
  }

  @Test
  void whatHasWaitedTooLongForAServerStays() {
    nodes.unconfigured().put(MessageSamples.upgrade("mail", "M-1", TODAY));
    rows.putDaysAgo(46);

    node.sendDue();

    assertThat(rows.state("mail")).isEqualTo("NOT_SENT");
    assertThat(rows.of("mail", "reason")).isEqualTo("BACKDATED");
    assertThat(mailServer.received()).isEmpty();
  }
}
