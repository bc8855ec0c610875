package io.tierflow.web;

/** Input that can't be accepted; becomes HTTP 400. */
public class InvalidInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Says what is wrong, where, and what is accepted.
   *
   * @param field name of the field in the interface, such as {@code amount}
   * @param message one sentence
   */
  public InvalidInputException(String field, String message) {
    super(message);
    this.field = field;
  }

  /**
   * The field that is wrong.
   *
   * @return its name in the interface
   */
  public String field() {
    return field;
  }
}
