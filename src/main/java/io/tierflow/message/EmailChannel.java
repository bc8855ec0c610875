package io.tierflow.message;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mails with a plain-text and an HTML part, over the SMTP server of {@code spring.mail.*}. */
@Component
class EmailChannel implements MessageChannel {

  private final MessageSettings settings;
  private final MailWriter writer;
  private final UnsubscribeLinks links;
  private final JavaMailSenderImpl server;

  EmailChannel(
      MessageSettings settings,
      MailWriter writer,
      UnsubscribeLinks links,
      ObjectProvider<JavaMailSenderImpl> server) {
    this.settings = settings;
    this.writer = writer;
    this.links = links;
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
        ? "E-mails go out from %s. %s".formatted(settings.from(), links.description())
        : "E-mails stay in the outbox until spring.mail.host is set.";
  }

  @Override
  public Carrier open() throws DeliveryFailure {
    return new MailConnection(server, writer);
  }
}
