package io.tierflow.notification.content;

import io.tierflow.notification.channel.Channel;

/** The occasions of a message. {@link NotificationContent} says what a message of each is about. */
public enum MessageKind {
  /** A confirmed upgrade. */
  TIER_UPGRADE(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A tier was kept for another validity. */
  TIER_RENEWED(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A tier was lowered. */
  TIER_LOWERED(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A tier is kept for a grace period. */
  TIER_GRACE(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A member has chosen a reward for points. */
  REWARD_REDEEMED(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A gift could not be sent, and its points came back. */
  REWARD_RETURNED(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** Points were added. */
  POINTS_ALERT(Channel.SMS, MessageClass.TRANSACTIONAL),
  /** Tasks wait for staff. */
  TASK_REMINDER(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A month's figures, at the end of its run. */
  MONTHLY_REPORT(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A link with which a member signs in. */
  SIGN_IN_LINK(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** Somebody who wants to become a member confirms the e-mail address. */
  JOIN_LINK(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** Somebody wanted to join with the address of a member, who gets a link to sign in. */
  ALREADY_MEMBER(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** A member confirms a new e-mail address; it goes there. */
  EMAIL_CHANGE_LINK(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** A member has asked for another e-mail address; it goes to the one that holds. */
  EMAIL_CHANGE_REQUESTED(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** A member is new. */
  WELCOME(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A higher tier is near. */
  TIER_PROGRESS(Channel.EMAIL, MessageClass.MARKETING),
  /** Vouchers are about to expire. */
  VOUCHER_EXPIRING(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** Points are about to expire. */
  POINTS_EXPIRING(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** The member's tier is about to end. */
  TIER_EXPIRING(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** What a month brought, and what the member has. */
  POINTS_STATEMENT(Channel.EMAIL, MessageClass.MARKETING),
  /** An invitation to an event, for who has reached a milestone. */
  EVENT_INVITATION(Channel.EMAIL, MessageClass.MARKETING),
  /** It is the member's birthday. */
  BIRTHDAY(Channel.EMAIL, MessageClass.MARKETING),
  /** A member has been one for whole years. */
  ENROLMENT_ANNIVERSARY(Channel.EMAIL, MessageClass.MARKETING),
  /** There was no activity of a member for long. */
  REACTIVATION(Channel.EMAIL, MessageClass.MARKETING),
  /** How an upgrade was liked. */
  SURVEY_REQUEST(Channel.EMAIL, MessageClass.MARKETING),
  /** An offer of the programme. */
  SPECIAL_OFFER(Channel.EMAIL, MessageClass.MARKETING);

  private final Channel channel;
  private final MessageClass messageClass;

  MessageKind(Channel channel, MessageClass messageClass) {
    this.channel = channel;
    this.messageClass = messageClass;
  }

  /**
   * What this kind is for.
   *
   * @return its class
   */
  public MessageClass messageClass() {
    return messageClass;
  }

  /**
   * The way this kind takes if nobody says otherwise.
   *
   * @return its channel
   */
  public Channel channel() {
    return channel;
  }

  /** Whether the member waits for it: it needs no consent, and goes out before all others. */
  public boolean isAskedFor() {
    return messageClass == MessageClass.ASKED_FOR;
  }
}
