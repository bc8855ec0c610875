package io.tierflow.programme;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Repeats work that lost against others at work on the same rows: the same key written twice at
 * once, a deadlock, a lock not granted in time.
 */
public final class Contention {

  private static final int ATTEMPTS = 5;

  private Contention() {}

  /**
   * Does the work until it no longer loses. The work looks again at what is there each time, and
   * each time in a transaction of its own: this must not be called within one.
   *
   * @param work what to do
   * @param <T> its result
   * @return the result of the first attempt that did not lose
   * @throws DataIntegrityViolationException or {@link ConcurrencyFailureException} if the last
   *     attempt lost too
   */
  public static <T> T outlast(Supplier<T> work) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return work.get();
      } catch (DataIntegrityViolationException | ConcurrencyFailureException lost) {
        continue;
      }
    }
    return work.get();
  }
}
