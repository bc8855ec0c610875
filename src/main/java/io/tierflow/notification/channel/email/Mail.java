package io.tierflow.notification.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** An e-mail that keeps the id it is given: one that is sent again is recognised by it. */
class Mail extends MimeMessage {

  private final String mailId;

  /**
   * An empty e-mail.
   *
   * @param session the server's session
   * @param mailId its {@code Message-ID}, without the angle brackets
   */
  Mail(Session session, String mailId) {
    super(session);
    this.mailId = mailId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + mailId + ">");
  }
}
