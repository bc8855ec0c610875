package io.tierflow.notification.channel.inbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.outbox.MessageSettings;
import org.springframework.stereotype.Component;

/** Messages that members read where they see their points: delivered once they may be shown. */
@Component
public class DashboardChannel implements MessageChannel {

  private final MessageSettings settings;

  public DashboardChannel(MessageSettings settings) {
    this.settings = settings;
  }

  @Override
  public Channel channel() {
    return Channel.DASHBOARD;
  }

  @Override
  public boolean isConfigured() {
    return settings.dashboard().enabled();
  }

  @Override
  public String description() {
    return isConfigured()
        ? "Messages are shown on the member's own page."
        : "Messages for the member's own page wait until tierflow.message.dashboard.enabled is "
            + "true.";
  }

  @Override
  public ChannelSession open() {
    return delivery -> {};
  }
}
