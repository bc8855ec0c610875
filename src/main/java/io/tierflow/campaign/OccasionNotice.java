package io.tierflow.campaign;

import io.tierflow.notification.content.CampaignContent;
import io.tierflow.notification.outbox.NewMessage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The notification of a member of one occasion on one day: one message for each channel that a row
 * names, whatever the number of rows, with the bonus of all of them.
 *
 * @param rows what the rows say, in the table's order; at least one
 * @param first whether no message of the occasion was sent to the member before
 */
record OccasionNotice(List<DueMessage> rows, boolean first) {

  /** What is due, by its occasions. */
  static List<OccasionNotice> of(Collection<DueMessage> due, SentOccasions sent) {
    return due.stream()
        .collect(
            Collectors.groupingBy(
                message -> message.sent().name(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(occasion -> new OccasionNotice(occasion.getValue(), !sent.include(occasion.getKey())))
        .toList();
  }

  String memberNumber() {
    return rows.get(0).memberNumber();
  }

  /**
   * A message for each channel.
   *
   * @param available points that the member can spend after all bonuses of the day
   */
  Stream<NewMessage> messages(long available) {
    DueMessage any = rows.get(0);
    return rows.stream()
        .flatMap(row -> row.channels().stream())
        .distinct()
        .map(
            channel ->
                new NewMessage(
                    key() + ":" + channel,
                    any.memberNumber(),
                    null,
                    null,
                    channel,
                    any.day(),
                    content(available)));
  }

  /** Names this notification among all of the occasion. */
  private String key() {
    DueMessage any = rows.get(0);
    String once = "%s:%s:%s".formatted(any.kind(), any.memberNumber(), any.occasion());
    return first && rows.stream().noneMatch(DueMessage::mayRepeat) ? once : once + "@" + any.day();
  }

  private CampaignContent content(long available) {
    DueMessage any = rows.get(0);
    long bonus = rows.stream().mapToLong(DueMessage::bonusPoints).sum();
    return CampaignContent.of(any.kind(), any.figures(), available, bonus > 0 ? bonus : null);
  }
}
