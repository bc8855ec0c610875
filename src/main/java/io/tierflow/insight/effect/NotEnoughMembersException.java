package io.tierflow.insight.effect;

/** There are too few members to estimate an effect from. */
public class NotEnoughMembersException extends RuntimeException {

  NotEnoughMembersException(Throwable cause) {
    super("There are too few members near the threshold to estimate an effect from.", cause);
  }

  NotEnoughMembersException() {
    this(null);
  }
}
