package io.tierflow.camunda;

/**
 * A page of members has failed for a reason that no retry can mend, but that may concern one of
 * them alone: the job keeps its retries, so that the next one can take each member alone.
 */
public class PageFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Keeps why.
   *
   * @param cause what failed
   */
  public PageFailedException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
