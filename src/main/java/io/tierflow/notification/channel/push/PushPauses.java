package io.tierflow.notification.channel.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Push services that this node leaves alone for a while, since they could not be used. Messages to
 * devices at the others go on, instead of waiting for time-outs.
 */
@Component
class PushPauses {

  /** As long as a message waits after its first failure. */
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** There are a handful of push services; whoever makes some up fills no memory. */
  private static final int MAX_SERVICES = 1_000;

  private final ProgrammeCalendar calendar;
  private final Cache<String, Instant> ends =
      Caffeine.newBuilder().maximumSize(MAX_SERVICES).build();

  PushPauses(ProgrammeCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Leaves a service alone.
   *
   * @param endpoint an address at it
   * @param answer headers of its answer, which may ask for a pause
   */
  void begin(URI endpoint, HttpHeaders answer) {
    Instant now = calendar.now();
    Instant end = RetryAfter.endIn(answer, now).orElse(now.plus(USUAL));
    ends.put(PushOrigin.of(endpoint), end);
  }

  /** Whether a service is left alone now. */
  boolean holdFor(URI endpoint) {
    Instant end = ends.getIfPresent(PushOrigin.of(endpoint));
    return end != null && calendar.now().isBefore(end);
  }
}
