package io.tierflow.notification.outbox;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is in the outbox and not done with; each count is read from an index alone. */
@Component
public class OutboxFigures {

  private static final Duration RECENT = Duration.ofSeconds(10);

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private volatile Snapshot latest = new Snapshot(Instant.EPOCH, Map.of());

  OutboxFigures(JdbcClient database, ProgrammeCalendar calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /** The figures of each channel as they are now. */
  @Transactional(readOnly = true)
  public Map<Channel, Figures> now() {
    Map<Channel, Map<MessageState, Long>> counts = counts();
    Map<Channel, Figures> figures = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      Map<MessageState, Long> states = counts.getOrDefault(channel, Map.of());
      figures.put(
          channel,
          new Figures(
              states.getOrDefault(MessageState.PENDING, 0L),
              states.getOrDefault(MessageState.NOT_CONFIGURED, 0L),
              states.getOrDefault(MessageState.FAILED, 0L),
              states.containsKey(MessageState.PENDING) ? nextInTurn(channel) : null));
    }
    latest = new Snapshot(calendar.now(), figures);
    return figures;
  }

  /** A channel's figures, some seconds old at most: monitoring asks for each by itself. */
  Figures recent(Channel channel) {
    Snapshot known = latest;
    boolean isRecent = calendar.now().isBefore(known.at().plus(RECENT));
    return (isRecent ? known.figures() : now()).get(channel);
  }

  /** How long the next message has been waiting, in seconds; 0 if none waits. */
  double recentAgeOfNext(Channel channel) {
    Instant since = recent(channel).nextWaitsSince();
    return since == null ? 0 : Duration.between(since, calendar.now()).toSeconds();
  }

  private Map<Channel, Map<MessageState, Long>> counts() {
    Map<Channel, Map<MessageState, Long>> counts = new EnumMap<>(Channel.class);
    database
        .sql(
            """
            select channel, state, count(*) from message
            where channel in (:channels) and state in ('PENDING', 'NOT_CONFIGURED', 'FAILED')
            group by channel, state
            """)
        .param("channels", names())
        .query(
            (RowCallbackHandler)
                row ->
                    counts
                        .computeIfAbsent(
                            Channel.valueOf(row.getString(1)),
                            c -> new EnumMap<>(MessageState.class))
                        .put(MessageState.valueOf(row.getString(2)), row.getLong(3)));
    return counts;
  }

  private static List<String> names() {
    return Arrays.stream(Channel.values()).map(Channel::name).toList();
  }

  private Instant nextInTurn(Channel channel) {
    return database
        .sql(
            """
            select created_at from message where channel = ? and state = 'PENDING'
            order by next_attempt_at limit 1
            """)
        .param(channel.name())
        .query((row, number) -> JdbcTime.read(row, 1))
        .optional()
        .orElse(null);
  }

  private record Snapshot(Instant at, Map<Channel, Figures> figures) {}

  /**
   * A channel's figures.
   *
   * @param waiting messages that wait for an attempt
   * @param notConfigured messages that wait for the channel to be set up
   * @param failed messages whose last attempt failed
   * @param nextWaitsSince when the message was put that is next in turn, or null if none waits
   */
  public record Figures(long waiting, long notConfigured, long failed, Instant nextWaitsSince) {}
}
