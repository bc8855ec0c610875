package io.tierflow.notification.channel.email;

import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.outbox.Delivery;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/**
 * One connection to the SMTP server for a batch of e-mails. A refused e-mail leaves it open for the
 * others; a connection that broke is not mended here: the rest of the batch goes back.
 */
class MailConnection implements ChannelSession {

  private static final Logger LOG = LoggerFactory.getLogger(MailConnection.class);

  /** RFC 3463: a permanent failure (5) of addressing (1), such as 5.1.1 for an unknown mailbox. */
  private static final Pattern UNKNOWN_ADDRESS = Pattern.compile("\\b5\\.1\\.\\d+\\b");

  private final JavaMailSenderImpl server;
  private final MailWriter writer;
  private final Transport transport;

  /**
   * Connects.
   *
   * @throws DeliveryFailure if the server can't be reached or refuses the user
   */
  MailConnection(JavaMailSenderImpl server, MailWriter writer) throws DeliveryFailure {
    this.server = server;
    this.writer = writer;
    try {
      transport = server.getSession().getTransport(protocolOf(server));
      transport.connect(
          server.getHost(),
          server.getPort(),
          StringUtils.hasLength(server.getUsername()) ? server.getUsername() : null,
          StringUtils.hasLength(server.getPassword()) ? server.getPassword() : null);
    } catch (AuthenticationFailedException refused) {
      throw unavailable("The server refused the user or password", refused);
    } catch (MessagingException unreachable) {
      throw unavailable("The server can't be reached", unreachable);
    }
  }

  private static String protocolOf(JavaMailSenderImpl server) {
    return server.getProtocol() == null
        ? JavaMailSenderImpl.DEFAULT_PROTOCOL
        : server.getProtocol();
  }

  @Override
  public void deliver(Delivery delivery) throws DeliveryFailure {
    Mail mail = writer.write(server.getSession(), delivery);
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException failure) {
      throw explain(failure);
    }
  }

  /** Whoever still answers has refused this e-mail; whoever does not is gone for all of them. */
  private DeliveryFailure explain(MessagingException failure) {
    if (!transport.isConnected()) {
      return unavailable("The connection was lost", failure);
    }
    String answer = answerIn(failure);
    return new DeliveryFailure(
        UNKNOWN_ADDRESS.matcher(answer).find()
            ? DeliveryFailure.Kind.UNDELIVERABLE
            : DeliveryFailure.Kind.REFUSED,
        answer,
        failure);
  }

  private static DeliveryFailure unavailable(String what, MessagingException failure) {
    return new DeliveryFailure(
        DeliveryFailure.Kind.UNAVAILABLE, "%s: %s".formatted(what, answerIn(failure)), failure);
  }

  /** The server's own words: the last of the chain that Jakarta Mail keeps besides the causes. */
  private static String answerIn(MessagingException failure) {
    Exception last = failure;
    while (last instanceof MessagingException chained && chained.getNextException() != null) {
      last = chained.getNextException();
    }
    return String.valueOf(last.getMessage());
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("The connection to the mail server was already gone when it was closed.", gone);
    }
  }
}
