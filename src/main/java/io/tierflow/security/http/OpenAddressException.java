package io.tierflow.security.http;

/** Tierflow was about to take requests in a way in which others can read or forge them. */
class OpenAddressException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * Says what is wrong and what to do.
   *
   * @param message one sentence
   * @param action one sentence
   */
  OpenAddressException(String message, String action) {
    super(message);
    this.action = action;
  }

  String action() {
    return action;
  }
}
