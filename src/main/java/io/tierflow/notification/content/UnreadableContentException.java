package io.tierflow.notification.content;

/** A stored notification lacks something that its kind can't be without, or has it in no form. */
public class UnreadableContentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
