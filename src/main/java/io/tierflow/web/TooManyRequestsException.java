package io.tierflow.web;

import java.time.Duration;

/** Something may be done so often and no more for now; becomes HTTP 429. */
public class TooManyRequestsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * Says how often it may be done.
   *
   * @param message one sentence
   * @param wait until when it may be done again
   */
  public TooManyRequestsException(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  /**
   * In how many seconds it may be done again.
   *
   * @return 1 or more
   */
  public long secondsToWait() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
