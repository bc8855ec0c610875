package io.tierflow.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it, or lets it advance with each look at it. */
class AdjustableClock extends Clock {

  private Instant now = Instant.EPOCH;
  private Duration step = Duration.ZERO;

  synchronized void set(String instant) {
    now = Instant.parse(instant);
    step = Duration.ZERO;
  }

  synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  synchronized void advanceWithEachLook(Duration duration) {
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
