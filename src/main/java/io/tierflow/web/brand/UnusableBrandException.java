package io.tierflow.web.brand;

/** The brand's color can't be read by all, or its logo can't be shown. */
class UnusableBrandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong, and what is accepted.
   *
   * @param message one sentence
   */
  UnusableBrandException(String message) {
    super(message);
  }
}
