package io.tierflow.message;

/** Why a message is not to be sent. */
public enum NotSentReason {
  /** The membership is closed or erased. */
  MEMBER_CLOSED,
  /** Its occasion lies too far in the past, {@code tierflow.message.max-age}. */
  BACKDATED,
  /** There is no address or phone number to send it to. */
  NO_ADDRESS,
  /** The member has not agreed to messages on this channel. */
  NO_CONSENT,
  /** What it was to tell no longer holds. */
  OUTDATED
}
