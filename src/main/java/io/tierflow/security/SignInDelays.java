package io.tierflow.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * Tells how long a user name has to wait after wrong passwords. The engine keeps the lock; but what
 * it knows would tell who is a user. So this counts what was tried here, by name, in the same steps
 * for names that are nobody's. It tells, and refuses nothing.
 */
@Component
class SignInDelays {

  private static final int MOST = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final ProcessEngineConfigurationImpl engine;
  private final TransientHash hash = new TransientHash();
  private final Cache<ByteBuffer, Tries> names =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

  SignInDelays(ProcessEngine engine) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  private record Tries(int number, Instant waitsUntil) {}

  /** Counts a refused try, unless it came while the name had to wait. */
  RefusedSignIn refuse(String name) {
    Tries tries = names.asMap().compute(hash.of(name), (key, before) -> after(before, now()));
    return new RefusedSignIn(tries.waitsUntil(), tries.number() >= engine.getLoginMaxAttempts());
  }

  /** Forgets the tries of a name that has signed in. */
  void forget(String name) {
    names.invalidate(hash.of(name));
  }

  /** The time by which the engine's locks end. */
  static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  private Tries after(Tries before, Instant now) {
    if (before != null && now.isBefore(before.waitsUntil())) {
      return before;
    }
    int number = before == null ? 1 : before.number() + 1;
    double seconds =
        engine.getLoginDelayBase() * Math.pow(engine.getLoginDelayFactor(), number - 1.0);
    return new Tries(
        number, now.plusSeconds((long) Math.min(seconds, engine.getLoginDelayMaxTime())));
  }
}
