package io.tierflow.common;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Repeats work that lost against others at work on the same rows: a deadlock, a lock not granted in
 * time, a row that was changed meanwhile, and where the work expects it the same key written twice
 * at once. Any other broken constraint is a fault of the work, which repeating does not mend.
 */
public final class ConflictRetry {

  private static final int ATTEMPTS = 5;
  private static final long MIN_PAUSE_MILLIS = 5;

  private ConflictRetry() {}

  /**
   * Does the work until it no longer loses. The work looks again at what is there each time, and
   * each time in a transaction of its own: this must not be called within one.
   *
   * @param work what to do
   * @param <T> its result
   * @return the result of the first attempt that did not lose
   * @throws ConcurrencyFailureException if the last attempt lost too
   */
  public static <T> T execute(Supplier<T> work) {
    return repeat(work, ConcurrencyFailureException.class::isInstance);
  }

  /**
   * Does work that looks whether a key is there and writes it if it is not, so that two at once may
   * both write it: see {@link #execute(Supplier)}.
   *
   * @param work what to do
   * @param <T> its result
   * @return the result of the first attempt that did not lose
   * @throws DataAccessException a {@link ConcurrencyFailureException}, or what the database said of
   *     the key, if the last attempt lost too
   */
  public static <T> T executeUnique(Supplier<T> work) {
    return repeat(
        work,
        lost ->
            lost instanceof ConcurrencyFailureException
                || lost instanceof DataIntegrityViolationException broken
                    && BrokenConstraint.isDuplicateKey(broken));
  }

  private static <T> T repeat(Supplier<T> work, Predicate<DataAccessException> isLost) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return work.get();
      } catch (DataAccessException failure) {
        if (!isLost.test(failure)) {
          throw failure;
        }
        pause(attempt, failure);
      }
    }
    return work.get();
  }

  /** Each for another while, and longer each time, so that those who met do not meet again. */
  private static void pause(int attempt, DataAccessException failure) {
    long longest = MIN_PAUSE_MILLIS << (2 * attempt);
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(MIN_PAUSE_MILLIS, longest));
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
