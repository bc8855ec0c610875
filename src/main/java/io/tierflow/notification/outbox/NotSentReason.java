package io.tierflow.notification.outbox;

/** Why a message is not sent: for good if it is NOT_SENT, for now if it waits. */
public enum NotSentReason {
  /** The membership is closed or erased. */
  MEMBER_CLOSED,
  /** Its occasion lies too far in the past, {@code tierflow.message.max-age}. */
  BACKDATED,
  /** There is no address or phone number to send it to. */
  NO_ADDRESS,
  /** The member has not agreed to messages of its class on this channel. */
  NO_CONSENT,
  /** The member has got enough marketing this week, {@code tierflow.message.marketing-cap}. */
  CAPPED,
  /**
   * It is night where the member is, {@code tierflow.message.quiet-hours}; it waits for morning.
   */
  QUIET_HOURS,
  /** Its channel has no server or gateway; it waits for one. */
  CHANNEL_OFF,
  /**
   * The member goes without it, as a share of members chosen by chance, so that its effect shows.
   */
  HOLD_OUT,
  /** What it says is no longer true. */
  OUTDATED,
  /** An admin has cancelled it. */
  CANCELLED
}
