package io.tierflow.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The pause that a service asks for by {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  private static final Duration MAX_PAUSE = Duration.ofHours(1);
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /**
   * When the pause ends. Services name its seconds or its end.
   *
   * @param answer headers of an answer
   * @param now the current instant
   * @return the end, an hour from now at the latest; empty if no pause is asked for
   */
  public static Optional<Instant> endIn(HttpHeaders answer, Instant now) {
    String asked = answer.getFirst(HttpHeaders.RETRY_AFTER);
    if (asked == null) {
      return Optional.empty();
    }
    Optional<Instant> end =
        SECONDS.matcher(asked).matches()
            ? Optional.of(now.plusSeconds(Long.parseLong(asked)))
            : dateIn(answer);
    Instant latest = now.plus(MAX_PAUSE);
    return end.map(named -> named.isBefore(latest) ? named : latest);
  }

  private static Optional<Instant> dateIn(HttpHeaders answer) {
    try {
      return Optional.of(Instant.ofEpochMilli(answer.getFirstDate(HttpHeaders.RETRY_AFTER)));
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }
}
