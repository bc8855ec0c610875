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
  TASK_REMINDER(Channel.EMAIL);

  private final Channel channel;

  MessageKind(Channel channel) {
    this.channel = channel;
  }

  /**
   * The way this kind takes.
   *
   * @return its channel
   */
  public Channel channel() {
    return channel;
  }
}
