package io.tierflow.testsupport.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.outbox.MessageSender;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The mail that members get. */
public class Mailbox {

  private static final Pattern LINK =
      Pattern.compile("https://rewards\\.example/portal/sign-in/link#([-_A-Za-z0-9]{43})\\s");

  @Autowired private GreenMail server;
  @Autowired private MessageSender sender;
  @Autowired private JdbcClient database;
  @Autowired private Outbox outbox;
  @Autowired private TransactionTemplate transaction;

  /** Waits until links asked for are in the outbox, and sends them. */
  public String codeFor(String member, int links) {
    await(member, links);
    send();
    Matcher link = LINK.matcher(textOf(newest(addressOf(member))));
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** Puts a message for a member's own page or mailbox, and sends what may go out. */
  public void notify(String member, Channel channel, NotificationContent content) {
    NewMessage message =
        new NewMessage(
            UUID.randomUUID().toString(),
            member,
            null,
            null,
            channel,
            LocalDate.now(ZoneOffset.UTC),
            content);
    transaction.executeWithoutResult(status -> outbox.put(message));
    send();
  }

  /** Sends what may go out. */
  public void send() {
    sender.sendDue();
  }

  public void await(String member, int links) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> linksOf(member) == links);
  }

  public long linksOf(String member) {
    return database
        .sql("select count(*) from message where kind = 'SIGN_IN_LINK' and member_number = ?")
        .param(member)
        .query(Long.class)
        .single();
  }

  public List<MimeMessage> all() {
    return List.of(server.getReceivedMessages());
  }

  /** Mails to an address, in the order in which they came. */
  public List<MimeMessage> to(String address) {
    return all().stream().filter(mail -> recipientOf(mail).equals(address)).toList();
  }

  /** The newest sign-in mail to an address. */
  public MimeMessage newest(String address) {
    return to(address).stream()
        .filter(mail -> subjectOf(mail).startsWith("Your link to "))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  public static String addressOf(String member) {
    return member.toLowerCase() + "@example.com";
  }

  public static String textOf(MimeMessage mail) {
    return part(mail, 0);
  }

  public static String htmlOf(MimeMessage mail) {
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

  public static String subjectOf(MimeMessage mail) {
    try {
      return mail.getSubject();
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
