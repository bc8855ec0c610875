package io.tierflow.notification.content;

/** What a message is for: consent, quiet hours and the cap on marketing go by it. */
public enum MessageClass {
  /** The member waits for it: it needs no consent, and goes out before all others. */
  ASKED_FOR,
  /** It is about the member's own points, tier or vouchers, or about work of staff. */
  TRANSACTIONAL,
  /** It wants the member to do something; it needs a consent of its own, and is capped. */
  MARKETING
}
