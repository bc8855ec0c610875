package io.tierflow.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.tierflow.member.MemberService;
import io.tierflow.testsupport.notification.MailServer;
import io.tierflow.testsupport.notification.MessageDatabaseTest;
import io.tierflow.testsupport.notification.MessageRows;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes.Node;
import io.tierflow.testsupport.notification.SmsProvider;
import io.tierflow.testsupport.notification.TwilioServer;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How messages arrive, by e-mail and as texts, and what happens while a server is away. */
abstract class DeliveryTest extends MessageDatabaseTest {

  MailServer mailServer;
  SmsProvider smsProvider;
  Node node;

  @BeforeEach
  void startServers() {
    mailServer = new MailServer();
    smsProvider = new SmsProvider();
    node = nodes.node(mailServer.sender(), smsProvider.address());
  }

  @AfterEach
  void stopServers() {
    mailServer.close();
    smsProvider.close();
  }

  @Test
  void aSignInLinkOvertakesWhatWaitsAndNeedsNoConsent() {
    rows.voucher("M-1");
    node.put(MessageSamples.upgrade("k-1", "M-1", TODAY));
    node.put(MessageSamples.signInLink("k-2", "M-1"));

    node.sendDue();
    rows.write("update member set email_consent = false where member_number = ?", "M-1");
    node.put(MessageSamples.signInLink("k-3", "M-1"));
    node.sendDue();

    assertThat(mailServer.receivedIds())
        .containsExactly(mailId("k-2"), mailId("k-1"), mailId("k-3"));
  }

  @Test
  void aMailArrivesOnceWithBothParts() throws Exception {
    rows.voucher("M-1");
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    node.sendDue();
    node.sendDue();

    assertThat(mailServer.received()).hasSize(1);
    MimeMessage mail = mailServer.received().get(0);
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("m-1@example.com"));
    assertThat(mail.getFrom())
        .containsExactly(new InternetAddress("rewards@tierflow.example", "Tierflow Rewards"));
    assertThat(mail.getSubject()).isEqualTo("Welcome to Gold: your new tier in Tierflow Rewards");
    assertThat(mail.getMessageID()).isEqualTo("<%s@tierflow.example>".formatted(Message.idOf("k")));
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getSentDate()).isToday();
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getHeader("List-Unsubscribe")[0])
        .startsWith("<https://tierflow.example/unsubscribe/")
        .endsWith(">");
    assertThat(mail.getContentLanguage()).containsExactly("en");
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(0).getContent().toString())
        .contains("Hello Ada Example,", MessageSamples.CODE);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContent().toString())
        .contains("Hello Ada Example,", MessageSamples.CODE);
    assertThat(rows.state("k")).isEqualTo("SENT");
    assertThat(rows.of("k", "attempts")).isEqualTo("1");
    assertThat(rows.of("k", "sent_at")).isNotNull();
  }

  @Test
  void aTextMessageIsPostedOnce() {
    node.put(MessageSamples.alert("k", "M-1", TODAY));

    node.sendDue();
    node.sendDue();

    assertThat(smsProvider.taken()).hasSize(1);
    assertThat(smsProvider.taken().get(0).properties())
        .extracting(field -> field.getKey() + "=" + field.getValue().asText())
        .containsExactlyInAnyOrder(
            "to=+12025550001",
            "text=Tierflow Rewards: 1,250 points added. Your balance is now 3,400 points.",
            "idempotencyKey=k");
    assertThat(smsProvider.idempotencyKeys()).containsExactly("k");
    assertThat(smsProvider.authorizations()).containsExactly("null");
    assertThat(rows.state("k")).isEqualTo("SENT");
  }

  @Test
  void aMemberWhoRepliedStopGetsNoMoreTexts(
      @Autowired MemberService members, @Autowired JdbcClient database) {
    try (TwilioServer twilio = new TwilioServer()) {
      Node texting = nodes.node(MessageSamples.settingsWithTwilio(twilio.address()), null);
      texting.put(MessageSamples.alert("taken", "M-1", TODAY));
      texting.sendDue();
      twilio.refuse(MessageRows.PHONE, TwilioServer.STOPPED);
      texting.put(MessageSamples.alert("stopped", "M-1", TODAY));
      texting.put(MessageSamples.alert("waiting", "M-1", TODAY));

      texting.sendDue();
      texting.put(MessageSamples.alert("later", "M-1", TODAY));

      assertThat(twilio.taken()).hasSize(1);
      assertThat(twilio.faults()).isEmpty();
    }
    assertThat(rows.state("taken")).isEqualTo("SENT");
    assertThat(List.of("stopped", "waiting", "later"))
        .extracting(key -> rows.state(key) + " " + rows.of(key, "reason"))
        .containsOnly("NOT_SENT NO_CONSENT");
    assertThat(members.require("M-1").getChoices().smsConsent()).isFalse();
    assertThat(members.require("M-1").getChoices().preferences().smsMarketing()).isFalse();
    assertThat(members.require("M-1").getChoices().emailConsent()).isTrue();
    assertThat(
            database
                .sql("select actor, detail from audit_entry where action = 'UNSUBSCRIBED'")
                .query((row, number) -> row.getString(1) + ": " + row.getString(2))
                .list())
        .containsExactly("member:M-1: All text messages, by a reply to one");
  }

  @Test
  void whileTheProviderWantsAPauseNoTextLosesAnAttempt() {
    try (TwilioServer twilio = new TwilioServer()) {
      Node texting = nodes.node(MessageSamples.settingsWithTwilio(twilio.address()), null);
      twilio.refuse(MessageRows.PHONE, new TwilioServer.Refusal(429, 20429, "Too Many Requests"));
      twilio.askForPause("600");
      texting.put(MessageSamples.alert("first", "M-1", TODAY));
      texting.sendDue();
      twilio.accept(MessageRows.PHONE);
      texting.put(MessageSamples.alert("second", "M-1", TODAY));

      texting.sendDue();

      assertThat(twilio.taken()).isEmpty();
    }
    assertThat(rows.of("first", "attempts")).isEqualTo("1");
    assertThat(rows.of("second", "attempts")).isEqualTo("0");
    assertThat(rows.of("second", "last_error"))
        .startsWith("The gateway asked for a pause, which lasts another ");
  }

  @Test
  void aTextThatWouldCostTooMuchIsNotSentAndSaysSo() {
    node.put(MessageSamples.alert("k", "M-1", TODAY));
    MessageSettings longName =
        MessageSamples.settings("П".repeat(60) + "x".repeat(100), null, smsProvider.address());

    nodes.node(longName, null).sendDue();

    assertThat(smsProvider.taken()).isEmpty();
    assertThat(rows.state("k")).isEqualTo("FAILED");
    assertThat(rows.of("k", "last_error"))
        .isEqualTo(
            "The text needs 4 segments, but tierflow.message.sms.most-segments allows 2. Shorten "
                + "its template.");
  }

  @Test
  void segmentsAreCountedAsTheyAreSent(@Autowired MeterRegistry meters) {
    double before = meters.counter("tierflow.messages.sms.segments").count();
    node.put(MessageSamples.alert("one", "M-1", TODAY));
    node.sendDue();
    MessageSettings longName = MessageSamples.settings("П".repeat(60), null, smsProvider.address());
    node.put(MessageSamples.alert("two", "M-1", TODAY));
    nodes.node(longName, null).sendDue();

    assertThat(meters.counter("tierflow.messages.sms.segments").count() - before).isEqualTo(3);
  }

  @Test
  void staffGetTheirReminder() throws Exception {
    node.put(MessageSamples.reminder("k", "manager@tierflow.example", 2));

    node.sendDue();

    assertThat(mailServer.received().get(0).getAllRecipients())
        .containsExactly(new InternetAddress("manager@tierflow.example"));
  }

  @Test
  void adminsGetTheMonthsReport() throws Exception {
    node.put(
        MessageSamples.report("k", "admin@tierflow.example", MessageSamples.figuresOfOctober()));

    node.sendDue();

    MimeMessage mail = mailServer.received().get(0);
    assertThat(mail.getAllRecipients())
        .containsExactly(new InternetAddress("admin@tierflow.example"));
    assertThat(mail.getSubject()).startsWith("Report for October 2026:");
  }

  @Test
  void mailsArriveWhenTheServerIsBack() {
    List<String> keys = List.of("k1", "k2", "k3");
    keys.forEach(key -> node.put(MessageSamples.upgrade(key, "M-1", TODAY)));
    mailServer.stop();

    node.sendDue();

    assertThat(rows.count("PENDING")).isEqualTo(3);
    assertThat(keys)
        .as("a server that is away costs no message an attempt")
        .extracting(key -> rows.of(key, "attempts"))
        .containsOnly("0");
    assertThat(keys)
        .extracting(key -> rows.of(key, "last_error"))
        .allSatisfy(error -> assertThat(error).startsWith("The server can't be reached: "));

    mailServer.start();
    node.sendDue();

    assertThat(mailServer.receivedIds()).hasSize(3).doesNotHaveDuplicates();
    assertThat(rows.count("SENT")).isEqualTo(3);
    assertThat(keys).extracting(key -> rows.of(key, "last_error")).containsOnlyNulls();
  }

  @Test
  void aDeadMailServerDoesNotHoldUpTextMessages() {
    node.put(MessageSamples.upgrade("mail", "M-1", TODAY));
    node.put(MessageSamples.alert("sms", "M-1", TODAY));
    mailServer.stop();

    node.sendDue();

    assertThat(rows.state("mail")).isEqualTo("PENDING");
    assertThat(rows.state("sms")).isEqualTo("SENT");
  }

  @Test
  void aWrongPasswordIsReportedAndTriedAgain() {
    JavaMailSenderImpl stranger = mailServer.sender();
    stranger.setUsername("stranger");
    stranger.setPassword("wrong");
    stranger.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    nodes.node(stranger, null).sendDue();

    assertThat(rows.state("k")).isEqualTo("PENDING");
    assertThat(rows.of("k", "last_error")).startsWith("The server refused the user or password:");
  }

  @Test
  void twoNodesAtOnceSendEachMessageOnce() throws Exception {
    Node other = nodes.node(mailServer.sender(), smsProvider.address());
    IntStream.range(0, 60)
        .forEach(
            number -> {
              node.put(MessageSamples.upgrade("mail-" + number, "M-1", TODAY));
              node.put(MessageSamples.alert("sms-" + number, "M-1", TODAY));
            });
    CyclicBarrier start = new CyclicBarrier(2);

    CompletableFuture.allOf(sendingFrom(node, start), sendingFrom(other, start)).join();
    node.sendDue();

    assertThat(mailServer.receivedIds()).hasSize(60).doesNotHaveDuplicates();
    assertThat(smsProvider.taken())
        .extracting(message -> message.get("idempotencyKey").asText())
        .hasSize(60)
        .doesNotHaveDuplicates();
    assertThat(rows.count("SENT")).isEqualTo(120);
  }

  private static CompletableFuture<Void> sendingFrom(Node node, CyclicBarrier start) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            start.await();
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
          node.sendDue();
        });
  }

  @Test
  void whatWasNotConfiguredIsSentOnceItIs() {
    nodes.unconfigured().put(MessageSamples.upgrade("mail", "M-1", TODAY));
    nodes.unconfigured().put(MessageSamples.alert("sms", "M-1", TODAY));
    nodes.unconfigured().sendDue();
    assertThat(rows.count("NOT_CONFIGURED")).isEqualTo(2);

    node.sendDue();

    assertThat(rows.count("SENT")).isEqualTo(2);
    assertThat(mailServer.received()).hasSize(1);
    assertThat(smsProvider.taken()).hasSize(1);
  }

  @Test
  void whatWaitsIsNotConfiguredOnceTheServerIsTakenAway() {
    node.put(MessageSamples.upgrade("k", "M-1", TODAY));

    nodes.unconfigured().sendDue();

    assertThat(rows.state("k")).isEqualTo("NOT_CONFIGURED");
    assertThat(rows.of("k", "attempts")).isEqualTo("0");
  }

  @Test
  void oneRefusedMessageDoesNotHoldUpTheOthersAndFailsInTheEnd() {
    smsProvider.refuse("bad", 400, "{\"error\": \"+12025550001 is not a mobile number\"}");
    node.put(MessageSamples.alert("bad", "M-1", TODAY));
    node.put(MessageSamples.alert("good", "M-1", TODAY));

    node.sendDue();

    assertThat(rows.state("good")).isEqualTo("SENT");
    assertThat(rows.state("bad")).isEqualTo("PENDING");
    for (int attempt = 2; attempt <= 6; attempt++) {
      rows.pauseIsOver();
      node.sendDue();
    }
    assertThat(rows.state("bad")).isEqualTo("FAILED");
    assertThat(rows.of("bad", "attempts")).isEqualTo("5");
    assertThat(rows.of("bad", "last_error"))
        .isEqualTo("The gateway answered 400. {\"error\": \"(number) is not a mobile number\"}");
  }

  @Test
  void aBrokenGatewayEndsTheRoundAndTheNextBeginsWithAnotherMessage() {
    smsProvider.refuse("k1", 503, "");
    node.put(MessageSamples.alert("k1", "M-1", TODAY));
    rows.pauseIsOver();
    node.put(MessageSamples.alert("k2", "M-1", TODAY));

    node.sendDue();
    assertThat(rows.of("k1", "attempts")).isEqualTo("1");
    assertThat(rows.of("k2", "attempts")).isEqualTo("0");
    node.sendDue();

    assertThat(rows.state("k1")).isEqualTo("PENDING");
    assertThat(rows.state("k2")).isEqualTo("SENT");
  }

  private static String mailId(String key) {
    return "<%s@tierflow.example>".formatted(Message.idOf(key));
  }
}
