package io.tierflow.notification.channel.push;

/**
 * What came of one notification for one device.
 *
 * @param result how it ended
 * @param text what the service answered, or what went wrong on the way to it; nothing of the
 *     device's address
 */
record PushAnswer(Result result, String text) {

  /** How it ended. */
  enum Result {
    /** The service has taken it. */
    ACCEPTED,
    /** There is no such device any more. */
    GONE,
    /** The service refused this notification. */
    REFUSED,
    /** The service can't be used now. */
    UNAVAILABLE
  }

  boolean is(Result asked) {
    return result == asked;
  }
}
