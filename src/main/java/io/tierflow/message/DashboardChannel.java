package io.tierflow.message;

import org.springframework.stereotype.Component;

/** Messages that members read where they see their points: delivered once they may be shown. */
@Component
class DashboardChannel implements MessageChannel {

  private final MessageSettings settings;

  DashboardChannel(MessageSettings settings) {
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
        ? "Messages are shown on members' own page."
        : "Messages of members' own page wait until tierflow.message.dashboard.enabled is true.";
  }

  @Override
  public Carrier open() {
    return delivery -> {};
  }
}
