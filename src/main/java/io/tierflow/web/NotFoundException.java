package io.tierflow.web;

/** What was asked for does not exist; becomes HTTP 404. */
public class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what does not exist.
   *
   * @param message one sentence
   */
  public NotFoundException(String message) {
    super(message);
  }
}
