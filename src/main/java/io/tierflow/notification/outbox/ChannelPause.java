package io.tierflow.notification.outbox;

import java.time.Duration;

/**
 * How long a node leaves a channel alone after a look at it: the usual interval, but longer and
 * longer while its server can't be used. So nobody knocks at a dead server all the time, and no
 * message loses its attempts to it.
 */
final class ChannelPause {

  private final Duration interval;
  private final Duration longest;
  private Duration pause;

  /**
   * Begins with the usual interval.
   *
   * @param interval pause after a look that went well
   * @param longest the pause grows no longer than this
   */
  ChannelPause(Duration interval, Duration longest) {
    this.interval = interval;
    this.longest = longest.compareTo(interval) < 0 ? interval : longest;
    this.pause = interval;
  }

  /**
   * The pause after a look.
   *
   * @param end how it ended
   * @return how long to wait before the next one
   */
  Duration after(MessageSender.End end) {
    if (end != MessageSender.End.UNAVAILABLE) {
      pause = interval;
      return interval;
    }
    Duration now = pause;
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(longest) < 0 ? doubled : longest;
    return now;
  }
}
