package io.tierflow.common;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.retry.backoff.BackOffPolicy;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Repeats work that lost against others at work on the same rows: a deadlock, a lock not granted in
 * time, a row that was changed meanwhile, and where the work expects it the same key written twice
 * at once. Any other broken constraint is a fault of the work, which repeating does not mend.
 */
public final class ConflictRetry {

  private static final int ATTEMPTS = 5;

  /** Each for another while, and longer each time, so that those who met do not meet again. */
  private static final BackOffPolicy PAUSE = pause(Duration.ofMillis(5), 3, Duration.ofSeconds(1));

  private static final RetryTemplate CONFLICT = repeated(ConflictRetry::isConflict);
  private static final RetryTemplate CONFLICT_OR_DUPLICATE =
      repeated(lost -> isConflict(lost) || isDuplicateKey(lost));

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
    return CONFLICT.execute(attempt -> work.get());
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
    return CONFLICT_OR_DUPLICATE.execute(attempt -> work.get());
  }

  private static boolean isConflict(Throwable lost) {
    return lost instanceof ConcurrencyFailureException;
  }

  private static boolean isDuplicateKey(Throwable lost) {
    return lost instanceof DataIntegrityViolationException broken
        && BrokenConstraint.isDuplicateKey(broken);
  }

  private static RetryTemplate repeated(Predicate<Throwable> isLost) {
    return RetryTemplate.builder()
        .maxAttempts(ATTEMPTS)
        .retryOn(isLost)
        .customBackoff(PAUSE)
        .build();
  }

  private static BackOffPolicy pause(Duration first, int factor, Duration longest) {
    ExponentialRandomBackOffPolicy pause = new ExponentialRandomBackOffPolicy();
    pause.setInitialInterval(first.toMillis());
    pause.setMultiplier(factor);
    pause.setMaxInterval(longest.toMillis());
    return pause;
  }
}
