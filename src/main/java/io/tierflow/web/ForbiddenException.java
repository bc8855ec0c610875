package io.tierflow.web;

/** The caller may make the call, but not with this content; becomes HTTP 403. */
public class ForbiddenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what the caller lacks.
   *
   * @param message one sentence
   */
  public ForbiddenException(String message) {
    super(message);
  }
}
