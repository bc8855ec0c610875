package io.tierflow.campaign;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A message that a row of the table says is due to a member.
 *
 * @param memberNumber the member
 * @param kind what to tell
 * @param occasion what makes it this occasion and no other of its kind
 * @param rule id of the row
 * @param day the day
 * @param channels the ways it takes
 * @param bonusPoints points that the member gets with it, 0 for none
 * @param bonusExpiresOn the last day on which these are valid, or null if they do not expire
 * @param repeatAfterDays days after which the row may tell of the occasion again, or null for never
 * @param parameters what the templates write, besides the bonus, and the balance, which depends on
 *     all bonuses of a day
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
    Map<String, String> parameters,
    String reason) {

  SentOccasion told() {
    return new SentOccasion(memberNumber, kind.name(), occasion, rule, day);
  }

  /** An offer is one by its row alone; any other occasion is there whatever row tells of it. */
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

  /** Whether the member knows already, if they were told on a day, or null for never. */
  boolean isKnown(LocalDate toldOn) {
    return toldOn != null && (!mayRepeat() || day.isBefore(toldOn.plusDays(repeatAfterDays)));
  }
}
