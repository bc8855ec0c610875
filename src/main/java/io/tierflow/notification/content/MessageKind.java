package io.tierflow.notification.content;

import io.tierflow.notification.channel.Channel;

/**
 * The occasions of a message. Each names the parameters it reads; dates are ISO 8601 days, amounts
 * decimal numbers, tiers as {@link io.tierflow.member.Tier} names them.
 */
public enum MessageKind {
  /**
   * A confirmed upgrade. Parameters: {@code tier}, {@code fromTier}; with a voucher {@code
   * voucherId}, {@code voucherAmount}, {@code currency} and {@code voucherExpiresOn}; with a gift
   * {@code giftItem}, and {@code giftAddress}, MISSING, if there is no postal address to send it
   * to.
   */
  TIER_UPGRADE(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** Points were added. Parameters: {@code points}, {@code balance}. */
  POINTS_ALERT(Channel.SMS, MessageClass.TRANSACTIONAL),
  /**
   * Tasks wait for staff. Parameters: {@code taskName}, {@code taskCount}; optional {@code
   * waitingSince}, the day the oldest was created.
   */
  TASK_REMINDER(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /**
   * A month's figures, at the end of its run. Parameters: {@code runId}; {@code month}, such as
   * 2026-10; {@code currency}; the counts {@code membersTotal}, {@code membersWaitingForPeople},
   * {@code membersFailed}, {@code pointsDistributed}, {@code membersMovedUp} and {@code
   * reviewsOpen}; the amounts {@code netSpend}, {@code uplift} and {@code cost}; the ratios {@code
   * margin} and {@code roi}, 0.25 being 25 %. {@code uplift} and {@code roi} are left out where
   * there is none to compute.
   */
  MONTHLY_REPORT(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /**
   * A link with which a member signs in. Parameters: {@code linkId}, {@code validMinutes}. The link
   * itself is made when the message leaves, see {@link OneTimeLinks}.
   */
  SIGN_IN_LINK(Channel.EMAIL, MessageClass.ASKED_FOR),
  /** A member is new. Parameters: {@code balance}; with a bonus {@code bonusPoints}. */
  WELCOME(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** A higher tier is near. Parameters: {@code tier}, {@code nextTier}, {@code pointsToGo}. */
  TIER_PROGRESS(Channel.EMAIL, MessageClass.MARKETING),
  /**
   * Vouchers are about to expire. Parameters: {@code voucherCount}, {@code voucherAmount} of all
   * together, {@code currency}, {@code expiresOn}; {@code voucherId} if it is one.
   */
  VOUCHER_EXPIRING(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** Points are about to expire. Parameters: {@code points}, {@code expiresOn}, {@code balance}. */
  POINTS_EXPIRING(Channel.EMAIL, MessageClass.TRANSACTIONAL),
  /** It is the member's birthday. Parameters: {@code balance}; with a bonus {@code bonusPoints}. */
  BIRTHDAY(Channel.EMAIL, MessageClass.MARKETING),
  /**
   * A member has been one for whole years. Parameters: {@code years}, {@code balance}; with a bonus
   * {@code bonusPoints}.
   */
  ENROLMENT_ANNIVERSARY(Channel.EMAIL, MessageClass.MARKETING),
  /**
   * Nothing was heard of a member for long. Parameters: {@code balance}, {@code lastActivityOn};
   * with a bonus {@code bonusPoints}.
   */
  REACTIVATION(Channel.EMAIL, MessageClass.MARKETING),
  /** How an upgrade was liked. Parameters: {@code tier}. */
  SURVEY_REQUEST(Channel.EMAIL, MessageClass.MARKETING),
  /** An offer of the programme. Parameters: {@code tier}, {@code balance}, {@code bonusPoints}. */
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
