package io.tierflow.notification.channel.email;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.consent.UnsubscribeLinks;
import io.tierflow.notification.outbox.MessageSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mails with a plain-text and an HTML part, over the SMTP server of {@code spring.mail.*}. */
@Component
public class EmailChannel implements MessageChannel {

  private final MessageSettings settings;
  private final MailWriter writer;
  private final UnsubscribeLinks links;
  private final JavaMailSenderImpl server;

  public EmailChannel(
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
        ? "E-mails are sent from %s. %s".formatted(settings.from(), links.description())
        : "E-mails stay in the outbox until spring.mail.host is set.";
  }

  @Override
  public ChannelSession open() throws DeliveryFailure {
    return new MailConnection(server, writer);
  }
}
