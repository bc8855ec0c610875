package io.tierflow.csv;

/**
 * What became of a line.
 *
 * @param state what became of it
 * @param reason why it was rejected, one sentence, or null
 */
public record LineOutcome(State state, String reason) {

  /** It is new, and recorded. */
  public static final LineOutcome ACCEPTED = new LineOutcome(State.ACCEPTED, null);

  /** It was there already, with the same content. */
  public static final LineOutcome DUPLICATE = new LineOutcome(State.DUPLICATE, null);

  /** What can become of a line. */
  public enum State {
    ACCEPTED,
    DUPLICATE,
    REJECTED
  }

  /**
   * It can't be accepted.
   *
   * @param reason why, one sentence
   * @return the outcome
   */
  public static LineOutcome rejected(String reason) {
    return new LineOutcome(State.REJECTED, reason);
  }
}
