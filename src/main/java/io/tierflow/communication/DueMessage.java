package io.tierflow.communication;

import io.tierflow.message.Channel;
import io.tierflow.message.MessageKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A message that the table says is due to a member.
 *
 * @param memberNumber the member
 * @param kind what to tell
 * @param occasion what makes it this occasion and no other of its kind
 * @param day the day
 * @param channels the ways it takes
 * @param bonusPoints points that the member gets with it, 0 for none
 * @param bonusExpiresOn the last day on which these are valid, or null if they do not expire
 * @param repeatAfterDays days after which the same occasion may be told of again, or null for never
 * @param parameters what the templates write, without the balance: it depends on all bonuses of a
 *     day
 * @param reason the row's annotation
 */
record DueMessage(
    String memberNumber,
    MessageKind kind,
    String occasion,
    LocalDate day,
    List<Channel> channels,
    long bonusPoints,
    LocalDate bonusExpiresOn,
    Integer repeatAfterDays,
    Map<String, String> parameters,
    String reason) {

  ToldOccasion told() {
    return new ToldOccasion(memberNumber, kind.name(), occasion, day);
  }

  /** Names this one telling: an occasion that may repeat is told of once a day at most. */
  String key() {
    String once = "%s:%s:%s".formatted(kind, memberNumber, occasion);
    return repeatAfterDays == null ? once : once + "@" + day;
  }

  /** Whether the member knows already. */
  boolean isKnown(LocalDate toldOn) {
    return toldOn != null
        && (repeatAfterDays == null || day.isBefore(toldOn.plusDays(repeatAfterDays)));
  }
}
