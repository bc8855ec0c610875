package io.tierflow.security.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.camunda.EngineInternal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Tells how long a user name has to wait after wrong passwords. What the database counts would tell
 * who is a user. So this counts what was tried here, by name and address, in the same steps for
 * names that are nobody's. It tells, and refuses nothing.
 */
@Component
@EngineInternal(
    why =
        "Waits after wrong passwords go by the engine's clock, so that a test which moves "
            + "that clock moves all of them.",
    replacement = "The application's Clock bean, in the tests too.")
public class SignInDelays {

  private static final int MAX_ENTRIES = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);
  private static final String ANYWHERE = "*";

  private final TransientHash hash = new TransientHash();
  private final Cache<ByteBuffer, Tries> tries = cache();
  private final Cache<ByteBuffer, Boolean> known = cache();

  private record Tries(int number, Instant waitsUntil) {

    static final Tries NONE = new Tries(0, Instant.EPOCH);
  }

  private static <T> Cache<ByteBuffer, T> cache() {
    return Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(KEPT).build();
  }

  /** Counts a refused try, unless it came while the name had to wait. */
  RefusedSignIn refuse(String name, String origin) {
    Instant now = now();
    Instant until = waitsUntil(name, origin);
    if (!now.isBefore(until)) {
      count(name, origin, now);
      until = waitsUntil(name, origin);
    }
    return new RefusedSignIn(until);
  }

  /** A name has signed in from somewhere: the tries there no longer count. */
  void forget(String name, String origin) {
    ByteBuffer here = hash.of(name, origin);
    tries.invalidate(here);
    known.put(here, true);
  }

  /** The time by which waits end. */
  public static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  private Instant waitsUntil(String name, String origin) {
    ByteBuffer key = hash.of(name, origin);
    Instant here = get(key).waitsUntil();
    Instant anywhere = get(hash.of(name, ANYWHERE)).waitsUntil();
    return known.getIfPresent(key) != null || here.isAfter(anywhere) ? here : anywhere;
  }

  private void count(String name, String origin, Instant now) {
    ByteBuffer here = hash.of(name, origin);
    ByteBuffer anywhere = hash.of(name, ANYWHERE);
    int failuresHere = get(here).number() + 1;
    int failures = get(anywhere).number() + 1;
    tries.put(here, new Tries(failuresHere, now.plus(SignInDelay.atAddress(failuresHere))));
    tries.put(anywhere, new Tries(failures, now.plus(SignInDelay.anywhere(failures))));
  }

  private Tries get(ByteBuffer key) {
    Tries found = tries.getIfPresent(key);
    return found == null ? Tries.NONE : found;
  }
}
