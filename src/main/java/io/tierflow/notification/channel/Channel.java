package io.tierflow.notification.channel;

/** The ways a message takes to its recipient. */
public enum Channel {
  /** An e-mail, handed to an SMTP server. */
  EMAIL,
  /** A text message to a phone, handed to a gateway. */
  SMS,
  /** A notification on the member's devices, handed to the push services of their browsers. */
  PUSH,
  /** A message that members read on their own page. */
  DASHBOARD
}
