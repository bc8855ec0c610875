package io.tierflow.campaign;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.MessageKind;
import java.time.LocalDate;
import java.util.List;

/**
 * A message that a row of the table says is due to a member.
 *
 * @param memberNumber the member
 * @param kind the kind of message
 * @param occasion what makes it this occasion and no other of its kind
 * @param rule id of the row
 * @param day the day
 * @param channels the ways it takes
 * @param bonusPoints points that the member gets with it, 0 for none
 * @param bonusExpiresOn the last day on which these are valid, or null if they do not expire
 * @param repeatAfterDays days after which the row may notify of the occasion again, or null for
 *     never
 * @param heldOut whether the member goes without it, so that its effect shows
 * @param figures what the templates write, besides the bonus, and the balance, which depends on all
 *     bonuses of a day
 * @param reason the row's annotation
 */
record DueMessage(
    String memberNumber,
    MessageKind kind,
    String occasion,
    String rule,
    LocalDate day,
    List<Channel> channels,
    long bonusPoints,
    LocalDate bonusExpiresOn,
    Integer repeatAfterDays,
    boolean heldOut,
    MemberFigures figures,
    String reason) {

  /** What is remembered once it is sent. */
  SentOccasion sent() {
    return new SentOccasion(memberNumber, kind.name(), occasion, rule, day, heldOut);
  }

  /** The same with other figures. */
  DueMessage with(MemberFigures others) {
    return new DueMessage(
        memberNumber,
        kind,
        occasion,
        rule,
        day,
        channels,
        bonusPoints,
        bonusExpiresOn,
        repeatAfterDays,
        heldOut,
        others,
        reason);
  }

  /** An offer is one by its row alone; any other occasion is there whatever row names it. */
  boolean isOffer() {
    return kind == MessageKind.SPECIAL_OFFER;
  }

  boolean mayRepeat() {
    return repeatAfterDays != null;
  }

  /** Names what this row gives: where an occasion may repeat, once a day at most. */
  String bonusKey() {
    String once = "%s:%s:%s".formatted(kind, memberNumber, occasion);
    return "%s:%s".formatted(mayRepeat() ? once + "@" + day : once, rule);
  }

  /** Whether the member knows already, if the last message was sent on a day, or null for never. */
  boolean isKnown(LocalDate sentOn) {
    return sentOn != null && (!mayRepeat() || day.isBefore(sentOn.plusDays(repeatAfterDays)));
  }
}
