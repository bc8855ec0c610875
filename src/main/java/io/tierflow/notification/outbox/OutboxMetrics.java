package io.tierflow.notification.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tierflow.notification.channel.Channel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees of the outbox, by channel. {@code tierflow.messages.waiting} and {@code
 * tierflow.messages.oldest}, in seconds, are the whole outbox's, the same on every node; {@code
 * tierflow.messages.sent} and {@code tierflow.messages.failed} count what this node did.
 */
@Component
public class OutboxMetrics {

  private static final String CHANNEL = "channel";

  private final Map<Channel, Counter> sent = new EnumMap<>(Channel.class);
  private final Map<Channel, Counter> failed = new EnumMap<>(Channel.class);
  private final Counter segments;

  OutboxMetrics(MeterRegistry meters, OutboxFigures figures) {
    segments =
        Counter.builder("tierflow.messages.sms.segments")
            .description("Segments of the text messages sent, which is what they cost")
            .register(meters);
    for (Channel channel : Channel.values()) {
      String tag = channel.name().toLowerCase(Locale.ROOT);
      sent.put(channel, meters.counter("tierflow.messages.sent", CHANNEL, tag));
      failed.put(channel, meters.counter("tierflow.messages.failed", CHANNEL, tag));
      Gauge.builder("tierflow.messages.waiting", figures, f -> f.recent(channel).waiting())
          .description("Messages that are waiting to be sent")
          .tag(CHANNEL, tag)
          .register(meters);
      Gauge.builder("tierflow.messages.oldest", figures, f -> f.recentAgeOfNext(channel))
          .description("How long the next message has been waiting")
          .baseUnit("seconds")
          .tag(CHANNEL, tag)
          .register(meters);
    }
  }

  void sent(Channel channel) {
    sent.get(channel).increment();
  }

  public void sentSegments(int count) {
    segments.increment(count);
  }

  void failed(Channel channel) {
    failed.get(channel).increment();
  }
}
