package io.tierflow.camunda.sandbox;

import java.time.Duration;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngineException;

/** Until when the evaluation that a thread is at must have ended. */
public final class EvaluationDeadline {

  private static final ThreadLocal<EvaluationDeadline> CURRENT = new ThreadLocal<>();

  private final long start = System.nanoTime();
  private final Duration longest;

  private EvaluationDeadline(Duration longest) {
    this.longest = longest;
  }

  /**
   * Evaluates something within a time; what is evaluated on its way shares it.
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
      throw new EvaluationTooLongException("It goes deeper than the stack.");
    } finally {
      CURRENT.remove();
    }
  }

  /** Ends an evaluation that has taken too long; nothing happens outside of one. */
  static void check() {
    EvaluationDeadline deadline = CURRENT.get();
    if (deadline != null && System.nanoTime() - deadline.start > deadline.longest.toNanos()) {
      throw new EvaluationTooLongException(
          "It takes longer than %s; accepted is what ends by then (tierflow.decision-timeout)."
              .formatted(deadline.longest));
    }
  }

  /** Where an evaluation was ended because it would take too long. */
  static final class EvaluationTooLongException extends DmnEngineException {

    private static final long serialVersionUID = 1L;

    EvaluationTooLongException(String message) {
      super(message);
    }
  }
}
