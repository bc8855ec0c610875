package io.tierflow.notification.content;

import io.tierflow.notification.channel.Channel;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Says in words for staff what the outbox keeps as names. */
@Component
public class MessageNames {

  /** The way that a message takes. */
  public String channel(Channel channel) {
    return switch (channel) {
      case EMAIL -> "E-mail";
      case SMS -> "SMS";
      case PUSH -> "Push";
      case DASHBOARD -> "Own page";
    };
  }

  /** The occasion: TIER_UPGRADE is "Tier upgrade". */
  public String kind(MessageKind kind) {
    return name(kind);
  }

  /** A constant's name as words: NOT_CONFIGURED is "Not configured". */
  public String name(Enum<?> constant) {
    String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
