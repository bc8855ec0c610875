package io.tierflow.push;

import io.tierflow.programme.ProgrammeCalendar;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Push services that this node leaves alone for a while, since they could not be used. Messages to
 * devices at the others go on, instead of waiting for time-outs.
 */
@Component
class PushPauses {

  /** As long as a message waits after its first failure. */
  private static final Duration USUAL = Duration.ofSeconds(30);

  private static final Duration LONGEST = Duration.ofHours(1);

  private final ProgrammeCalendar calendar;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  PushPauses(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Leaves a service alone.
   *
   * @param endpoint an address at it
   * @param asked how long it asked for, or null
   */
  void begin(URI endpoint, Duration asked) {
    Duration pause = asked == null ? USUAL : asked;
    Duration bounded = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    ends.put(PushOrigin.of(endpoint), calendar.now().plus(bounded));
  }

  /** Whether a service is left alone now. */
  boolean holdFor(URI endpoint) {
    Instant end = ends.get(PushOrigin.of(endpoint));
    return end != null && calendar.now().isBefore(end);
  }
}
