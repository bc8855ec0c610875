package io.tierflow.campaign;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The occasions of which some members were notified, by which rows, and which rows the table has
 * now.
 */
final class SentOccasions {

  private final Map<SentOccasion.Name, List<SentOccasion>> byName;
  private final Set<String> rows;

  SentOccasions(Collection<SentOccasion> sent, Set<String> rows) {
    this.byName = sent.stream().collect(Collectors.groupingBy(SentOccasion::name));
    this.rows = rows;
  }

  /** Whether the member was notified of an occasion by whatever row. */
  boolean include(SentOccasion.Name occasion) {
    return byName.containsKey(occasion);
  }

  /**
   * Whether what a row says is known to the member: a message was sent because of this row, or of
   * one that is not in the table any more. A row that takes the place of another must not repeat
   * everything.
   */
  boolean include(DueMessage message) {
    return message.isKnown(
        byName.getOrDefault(message.sent().name(), List.of()).stream()
            .filter(sent -> standsFor(sent.ruleId(), message))
            .map(SentOccasion::sentOn)
            .max(Comparator.<LocalDate>naturalOrder())
            .orElse(null));
  }

  private boolean standsFor(String rule, DueMessage message) {
    return rule.isEmpty()
        || rule.equals(message.rule())
        || !message.isOffer() && !rows.contains(rule);
  }
}
