package io.tierflow.notification.outbox;

/** Where a message stands. */
public enum MessageState {
  /** It waits for its first or next attempt; a reason says what for besides. */
  PENDING,
  /** The server or gateway has taken it, or the member's page shows it. */
  SENT,
  /** The last attempt failed; the last error says why. */
  FAILED,
  /** Its channel has no server or gateway; it is sent once there is one. */
  NOT_CONFIGURED,
  /** It is not to be sent; the reason says why. */
  NOT_SENT
}
