package io.tierflow.message;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** E-mails with a plain-text and an HTML part, over the SMTP server of {@code spring.mail.*}. */
@Component
class EmailChannel implements MessageChannel {

  private static final String CHARSET = StandardCharsets.UTF_8.name();

  /** RFC 3463: a permanent failure (5) of addressing (1), such as 5.1.1 for an unknown mailbox. */
  private static final Pattern UNKNOWN_ADDRESS = Pattern.compile("\\b5\\.1\\.\\d+\\b");

  private final MessageSettings settings;
  private final JavaMailSender server;

  EmailChannel(MessageSettings settings, ObjectProvider<JavaMailSender> server) {
    this.settings = settings;
    this.server = server.getIfAvailable();
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public boolean isConfigured() {
    return server != null;
  }

  @Override
  public String description() {
    return isConfigured()
        ? "E-mails go out from %s.".formatted(settings.from())
        : "E-mails stay in the outbox until spring.mail.host is set.";
  }

  @Override
  public void deliver(Delivery delivery) throws DeliveryFailure {
    MimeMessage mail = write(delivery);
    try {
      server.send(mail);
    } catch (MailException failure) {
      throw explain(failure);
    }
  }

  private MimeMessage write(Delivery delivery) throws DeliveryFailure {
    try {
      MimeMessage mail = server.createMimeMessage();
      mail.setRecipient(RecipientType.TO, new InternetAddress(delivery.address(), true));
      writeHeaders(mail, delivery);
      mail.setContent(parts(delivery.content()));
      return mail;
    } catch (AddressException malformed) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNDELIVERABLE, "The address is not an e-mail address.", malformed);
    } catch (MessagingException | UnsupportedEncodingException unwritable) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.REFUSED, "The e-mail can't be written.", unwritable);
    }
  }

  private void writeHeaders(MimeMessage mail, Delivery delivery)
      throws MessagingException, UnsupportedEncodingException {
    mail.setFrom(new InternetAddress(settings.from(), settings.programmeName(), CHARSET));
    if (settings.replyTo() != null) {
      mail.setReplyTo(InternetAddress.parse(settings.replyTo()));
    }
    mail.setSubject(delivery.content().subject(), CHARSET);
    // The same at every attempt, so that a mail that arrives twice can be told.
    mail.setHeader("Message-ID", "<%s@%s>".formatted(delivery.messageId(), senderDomain()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContentLanguage(new String[] {delivery.content().language().toLanguageTag()});
  }

  private String senderDomain() {
    return settings.from().substring(settings.from().lastIndexOf('@') + 1);
  }

  /** RFC 2046: the parts say the same, the richest comes last. */
  private static MimeMultipart parts(RenderedMessage content) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(content.text(), CHARSET, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(content.html(), CHARSET, "html");
    return new MimeMultipart("alternative", text, html);
  }

  private static DeliveryFailure explain(MailException failure) {
    if (failure instanceof MailAuthenticationException) {
      return unavailable("The server refused the user or password", failure);
    }
    if (failure instanceof MailSendException refused && refused.getCause() == null) {
      return refused(refused);
    }
    return unavailable("The server can't be reached", failure);
  }

  private static DeliveryFailure unavailable(String what, MailException failure) {
    return new DeliveryFailure(
        DeliveryFailure.Kind.UNAVAILABLE,
        "%s: %s".formatted(what, failure.getMostSpecificCause().getMessage()),
        failure);
  }

  private static DeliveryFailure refused(MailSendException failure) {
    String answer = answerIn(failure);
    return new DeliveryFailure(
        UNKNOWN_ADDRESS.matcher(answer).find()
            ? DeliveryFailure.Kind.UNDELIVERABLE
            : DeliveryFailure.Kind.REFUSED,
        answer,
        failure);
  }

  /** The server's own words: the last of the chain that Jakarta Mail keeps besides the causes. */
  private static String answerIn(MailSendException failure) {
    Exception last = failure.getMessageExceptions()[0];
    while (last instanceof MessagingException chained && chained.getNextException() != null) {
      last = chained.getNextException();
    }
    return String.valueOf(last.getMessage());
  }
}
