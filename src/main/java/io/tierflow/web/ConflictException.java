package io.tierflow.web;

/** The request contradicts what is already recorded; becomes HTTP 409. */
public class ConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what it contradicts.
   *
   * @param message one sentence
   */
  public ConflictException(String message) {
    super(message);
  }
}
