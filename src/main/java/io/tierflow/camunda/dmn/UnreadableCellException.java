package io.tierflow.camunda.dmn;

/** FEEL can't read what stands in a cell. */
public class UnreadableCellException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableCellException(String message) {
    super(message);
  }
}
