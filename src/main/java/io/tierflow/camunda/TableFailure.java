package io.tierflow.camunda;

import io.tierflow.policy.PolicyException;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;

/** Tells failures that only an owner can mend, by a better table, from those that may pass. */
@EngineInternal(
    why = "What a FEEL expression throws has no public type.",
    replacement = "DmnEngineException alone, once the engine wraps failures of FEEL.")
public final class TableFailure {

  private TableFailure() {}

  /**
   * What is wrong with a table, if that is why something failed. The engine wraps what a decision
   * of its own tasks throws, so all causes are looked at.
   *
   * @param failure what a job has thrown
   * @return one sentence for the process owner; empty if a retry may do better
   */
  public static Optional<String> message(Throwable failure) {
    return PolicyException.in(failure)
        .map(PolicyException::getMessage)
        .or(() -> decisionFailure(failure));
  }

  /** Such as a result of several rows where the model asks for a single one. */
  private static Optional<String> decisionFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DmnEngineException || cause instanceof FeelException) {
        return Optional.of(failure.getMessage());
      }
    }
    return Optional.empty();
  }
}
