package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.tierflow.message.MessageSender;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail that members get. */
class Mailbox {

  private static final Pattern LINK =
      Pattern.compile("https://rewards\\.example/portal/sign-in/link#([-_A-Za-z0-9]{43})\\s");

  @Autowired private GreenMail server;
  @Autowired private MessageSender sender;
  @Autowired private JdbcClient database;

  /** Waits until links asked for are in the outbox, and sends them. */
  String codeFor(String member, int links) {
    await(member, links);
    sender.sendDue();
    Matcher link = LINK.matcher(textOf(newest(addressOf(member))));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** Sends what is due. */
  void send() {
    sender.sendDue();
  }

  void await(String member, int links) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> linksOf(member) == links);
  }

  long linksOf(String member) {
    return database
        .sql("select count(*) from message where kind = 'SIGN_IN_LINK' and member_number = ?")
        .param(member)
        .query(Long.class)
        .single();
  }

  List<MimeMessage> all() {
    return List.of(server.getReceivedMessages());
  }

  /** The newest sign-in mail to an address. */
  MimeMessage newest(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> recipientOf(mail).equals(address) && isSignInLink(mail))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  static String addressOf(String member) {
    return member.toLowerCase() + "@example.com";
  }

  static String textOf(MimeMessage mail) {
    return part(mail, 0);
  }

  static String htmlOf(MimeMessage mail) {
    return part(mail, 1);
  }

  private static String part(MimeMessage mail, int number) {
    try {
      BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
      return part.getContent().toString().replace("\r\n", "\n");
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static boolean isSignInLink(MimeMessage mail) {
    try {
      return mail.getSubject().startsWith("Your link to ");
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static String recipientOf(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
