package io.tierflow.policy;

import java.util.Optional;

/**
 * A decision table gives an answer that the programme can't work with, or none. No retry mends it:
 * an owner has to correct the table.
 */
public class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Names the table and what is wrong with it.
   *
   * @param message one sentence for the process owner
   */
  public PolicyException(String message) {
    super(message);
  }

  /**
   * Names the table and what is wrong with it, and keeps what was thrown.
   *
   * @param message one sentence for the process owner
   * @param cause what the evaluation has thrown
   */
  public PolicyException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Why something failed, if a table is why. The engine wraps what a decision of its own tasks
   * throws, so all causes are looked at.
   *
   * @param failure what was thrown
   * @return what is wrong with the table; empty if a retry may do better
   */
  public static Optional<PolicyException> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PolicyException policy) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
