package io.tierflow.camunda.sandbox;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/**
 * How much processor time the evaluation that a thread is at may take. It is the thread's own time,
 * since FEEL never waits: on a busy machine a sound table takes longer by the clock, and must not
 * fail for that.
 */
public final class EvaluationDeadline {

  private static final ThreadLocal<EvaluationDeadline> CURRENT = new ThreadLocal<>();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long start = System.nanoTime();
  private final long startOfThread = THREADS.getCurrentThreadCpuTime();
  private final Duration longest;
  private String excess;

  private EvaluationDeadline(Duration longest) {
    this.longest = longest;
  }

  /**
   * Evaluates something within a processor time; what is evaluated on its way shares it.
   *
   * @throws EvaluationTooLongException if it takes longer
   */
  public static <T> T within(Duration longest, Supplier<T> evaluation) {
    if (CURRENT.get() != null) {
      return evaluation.get();
    }
    CURRENT.set(new EvaluationDeadline(longest));
    try {
      return evaluation.get();
    } catch (StackOverflowError endless) {
      throw exceeded("It is nested too deeply for the stack.");
    } finally {
      CURRENT.remove();
    }
  }

  /** Ends an evaluation that has taken too long; nothing happens outside of one. */
  static void check() {
    EvaluationDeadline deadline = CURRENT.get();
    if (deadline != null && deadline.hasPassed()) {
      throw exceeded(
          "It takes longer than %s, the limit set by tierflow.decision-timeout."
              .formatted(deadline.longest));
    }
  }

  /** The clock is asked first because it is cheap and the thread's time can't have run faster. */
  private boolean hasPassed() {
    return System.nanoTime() - start > longest.toNanos()
        && THREADS.getCurrentThreadCpuTime() - startOfThread > longest.toNanos();
  }

  /** Ends an evaluation for another reason than time. */
  public static EvaluationTooLongException exceeded(String message) {
    EvaluationDeadline deadline = CURRENT.get();
    if (deadline != null) {
      deadline.excess = message;
    }
    return new EvaluationTooLongException(message);
  }

  /** Why the evaluation was ended, if it was; of what FEEL catches, it tells no cause. */
  public static Optional<String> excess() {
    return Optional.ofNullable(CURRENT.get()).map(deadline -> deadline.excess);
  }

  /** Where an evaluation was ended because it would take too long. */
  static final class EvaluationTooLongException extends DmnEngineException {

    private static final long serialVersionUID = 1L;

    EvaluationTooLongException(String message) {
      super(message);
    }
  }
}
