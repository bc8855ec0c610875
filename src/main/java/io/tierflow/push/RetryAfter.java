package io.tierflow.push;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** How long a service asks to be left alone. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

  private RetryAfter() {}

  /** The seconds of the header {@code Retry-After}, or null if it names none. */
  static Duration of(HttpHeaders headers) {
    String asked = headers.getFirst(HttpHeaders.RETRY_AFTER);
    return asked != null && SECONDS.matcher(asked).matches()
        ? Duration.ofSeconds(Long.parseLong(asked))
        : null;
  }
}
