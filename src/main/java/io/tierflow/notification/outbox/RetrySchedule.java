package io.tierflow.notification.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a message whose attempt failed is tried again: each pause is twice the one before. */
@Component
public class RetrySchedule {

  private final MessageSettings.Retry settings;

  public RetrySchedule(MessageSettings settings) {
    this.settings = settings.retry();
  }

  /**
   * The time of the next attempt.
   *
   * @param failedAttempts how many have failed by now, 1 or more
   * @param now the time of the last one
   * @return the next one's, or empty if that was the last
   */
  public Optional<Instant> after(int failedAttempts, Instant now) {
    if (failedAttempts >= settings.attempts()) {
      return Optional.empty();
    }
    return Optional.of(now.plus(pauseAfter(failedAttempts)));
  }

  private Duration pauseAfter(int failedAttempts) {
    Duration pause = settings.firstDelay();
    for (int n = 1; n < failedAttempts && pause.compareTo(settings.longestDelay()) < 0; n++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(settings.longestDelay()) < 0 ? pause : settings.longestDelay();
  }
}
