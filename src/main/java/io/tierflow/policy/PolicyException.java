package io.tierflow.policy;

/** A decision table gives an answer that the programme can't work with. */
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
}
