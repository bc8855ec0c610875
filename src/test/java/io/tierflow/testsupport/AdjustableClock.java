package io.tierflow.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it, or lets it advance with each look at it. */
public class AdjustableClock extends Clock {

  private Instant now = Instant.EPOCH;
  private Duration step = Duration.ZERO;

  /**
   * Makes it stand still at an instant.
   *
   * @param instant ISO 8601, such as 2026-10-31T12:00:00Z
   */
  public synchronized void set(String instant) {
    now = Instant.parse(instant);
    step = Duration.ZERO;
  }

  /**
   * Moves it on.
   *
   * @param duration by how much
   */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /**
   * Makes it move on by itself.
   *
   * @param duration by how much at each look
   */
  public synchronized void advanceWithEachLook(Duration duration) {
    step = duration;
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(step);
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The programme's calendar knows the zone.");
  }
}
