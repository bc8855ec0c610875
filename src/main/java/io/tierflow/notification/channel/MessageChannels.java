package io.tierflow.notification.channel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ways this node can deliver messages. */
@Component
public class MessageChannels {

  private final Map<Channel, MessageChannel> channels = new EnumMap<>(Channel.class);

  public MessageChannels(List<MessageChannel> channels) {
    channels.forEach(
        channel -> this.channels.merge(channel.channel(), channel, MessageChannels::chosen));
  }

  private static MessageChannel chosen(MessageChannel one, MessageChannel other) {
    MessageChannel substitute = one.isSubstitute() ? one : other;
    MessageChannel own = one.isSubstitute() ? other : one;
    return own.isConfigured() ? own : substitute;
  }

  public MessageChannel get(Channel channel) {
    return channels.get(channel);
  }

  public boolean isConfigured(Channel channel) {
    return channels.get(channel).isConfigured();
  }
}
