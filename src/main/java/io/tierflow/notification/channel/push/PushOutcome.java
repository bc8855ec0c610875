package io.tierflow.notification.channel.push;

/**
 * What came of a notification.
 *
 * @param result how it ended
 * @param answer what a push service answered if it failed, or null
 */
public record PushOutcome(Result result, String answer) {

  /** How it ended. */
  public enum Result {
    /** A push service has taken it for one device of the member at least. */
    SENT,
    /** None has taken it, and one may later. */
    FAILED,
    /** The member has no device, or none any more. */
    NO_DEVICE
  }
}
