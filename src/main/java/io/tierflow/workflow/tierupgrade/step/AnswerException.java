package io.tierflow.workflow.tierupgrade.step;

/** A task can't be completed with this answer; nothing of it is kept. */
public class AnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AnswerException(String message) {
    super(message);
  }
}
