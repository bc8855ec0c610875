package io.tierflow.process.step;

/** A task can't be completed with this answer; nothing of it is kept. */
class AnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AnswerException(String message) {
    super(message);
  }
}
