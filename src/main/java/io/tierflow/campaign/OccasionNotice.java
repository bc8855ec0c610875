package io.tierflow.campaign;

import io.tierflow.notification.outbox.NewMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a member is told of one occasion on one day: one message for each channel that a row names,
 * whatever the number of rows, with the bonus of all of them.
 *
 * @param rows what the rows say, in the table's order; at least one
 * @param first whether the member has not been told of the occasion before
 */
record OccasionNotice(List<DueMessage> rows, boolean first) {

  /** What is due, by its occasions. */
  static List<OccasionNotice> of(Collection<DueMessage> due, SentOccasions told) {
    return due.stream()
        .collect(
            Collectors.groupingBy(
                message -> message.told().name(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(occasion -> new OccasionNotice(occasion.getValue(), !told.include(occasion.getKey())))
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
                    any.kind(),
                    channel,
                    any.day(),
                    parameters(available)));
  }

  /** Names this telling among all of the occasion. */
  private String key() {
    DueMessage any = rows.get(0);
    String once = "%s:%s:%s".formatted(any.kind(), any.memberNumber(), any.occasion());
    return first && rows.stream().noneMatch(DueMessage::mayRepeat) ? once : once + "@" + any.day();
  }

  private Map<String, String> parameters(long available) {
    long bonus = rows.stream().mapToLong(DueMessage::bonusPoints).sum();
    Map<String, String> parameters = new HashMap<>(rows.get(0).parameters());
    parameters.put("balance", String.valueOf(available));
    if (bonus > 0) {
      parameters.put("bonusPoints", String.valueOf(bonus));
    }
    return parameters;
  }
}
