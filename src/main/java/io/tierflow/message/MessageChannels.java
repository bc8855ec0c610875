package io.tierflow.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ways this node can deliver messages. */
@Component
class MessageChannels {

  private final Map<Channel, MessageChannel> channels = new EnumMap<>(Channel.class);

  MessageChannels(List<MessageChannel> channels) {
    channels.forEach(channel -> this.channels.put(channel.channel(), channel));
  }

  MessageChannel get(Channel channel) {
    return channels.get(channel);
  }

  boolean isConfigured(Channel channel) {
    return channels.get(channel).isConfigured();
  }
}
