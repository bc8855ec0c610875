package io.tierflow.process.step;

import org.camunda.bpm.engine.BadUserRequestException;

/** A task can't be completed with this answer; nothing of it is kept. */
class AnswerException extends BadUserRequestException {

  private static final long serialVersionUID = 1L;

  AnswerException(String message) {
    super(message);
  }
}
