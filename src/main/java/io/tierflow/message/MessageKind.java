package io.tierflow.message;

/**
 * The occasions of a message. Each names the parameters it reads; dates are ISO 8601 days, amounts
 * decimal numbers, tiers as {@link io.tierflow.member.Tier} names them.
 */
public enum MessageKind {
  /**
   * A confirmed upgrade. Parameters: {@code tier}, {@code fromTier}; with a voucher {@code
   * voucherId}, {@code voucherAmount}, {@code currency} and {@code voucherExpiresOn}; with a gift
   * {@code giftItem}.
   */
  TIER_UPGRADE(Channel.EMAIL),
  /** Points were added. Parameters: {@code points}, {@code balance}. */
  POINTS_ALERT(Channel.SMS),
  /**
   * Tasks wait for staff. Parameters: {@code taskName}, {@code taskCount}; optional {@code
   * waitingSince}, the day the oldest was created.
   */
  TASK_REMINDER(Channel.EMAIL),
  /**
   * A month's figures, at the end of its run. Parameters: {@code runId}; {@code month}, such as
   * 2026-10; {@code currency}; the counts {@code membersTotal}, {@code membersWaitingForPeople},
   * {@code membersFailed}, {@code pointsDistributed}, {@code membersMovedUp} and {@code
   * reviewsOpen}; the amounts {@code netSpend}, {@code uplift} and {@code cost}; the ratios {@code
   * margin} and {@code roi}, 0.25 being 25 %. {@code uplift} and {@code roi} are left out where
   * there is none to compute.
   */
  MONTHLY_REPORT(Channel.EMAIL),
  /**
   * A link with which a member signs in. Parameters: {@code linkId}, {@code validMinutes}. The link
   * itself is made when the message leaves, see {@link OneTimeLinks}.
   */
  SIGN_IN_LINK(Channel.EMAIL, true),
  /** A member is new. Parameters: {@code balance}; with a bonus {@code bonusPoints}. */
  WELCOME(Channel.EMAIL),
  /** A higher tier is near. Parameters: {@code tier}, {@code nextTier}, {@code pointsToGo}. */
  TIER_PROGRESS(Channel.EMAIL),
  /**
   * Vouchers are about to expire. Parameters: {@code voucherCount}, {@code voucherAmount} of all
   * together, {@code currency}, {@code expiresOn}; {@code voucherId} if it is one.
   */
  VOUCHER_EXPIRING(Channel.EMAIL),
  /** Points are about to expire. Parameters: {@code points}, {@code expiresOn}, {@code balance}. */
  POINTS_EXPIRING(Channel.EMAIL),
  /** It is the member's birthday. Parameters: {@code balance}; with a bonus {@code bonusPoints}. */
  BIRTHDAY(Channel.EMAIL),
  /**
   * A member has been one for whole years. Parameters: {@code years}, {@code balance}; with a bonus
   * {@code bonusPoints}.
   */
  ENROLMENT_ANNIVERSARY(Channel.EMAIL),
  /**
   * Nothing was heard of a member for long. Parameters: {@code balance}, {@code lastActivityOn};
   * with a bonus {@code bonusPoints}.
   */
  REACTIVATION(Channel.EMAIL),
  /** How an upgrade was liked. Parameters: {@code tier}. */
  SURVEY_REQUEST(Channel.EMAIL),
  /** An offer of the programme. Parameters: {@code tier}, {@code balance}, {@code bonusPoints}. */
  SPECIAL_OFFER(Channel.EMAIL);

  private final Channel channel;
  private final boolean askedFor;

  MessageKind(Channel channel) {
    this(channel, false);
  }

  MessageKind(Channel channel, boolean askedFor) {
    this.channel = channel;
    this.askedFor = askedFor;
  }

  /**
   * The way this kind takes when nobody says otherwise.
   *
   * @return its channel
   */
  public Channel channel() {
    return channel;
  }

  /** Whether the member waits for it: it needs no consent, and goes out before all others. */
  boolean isAskedFor() {
    return askedFor;
  }
}
