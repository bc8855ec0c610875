package io.tierflow.campaign;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Of what some members were told, by which rows, and which rows the table has now. */
final class SentOccasions {

  private final Map<SentOccasion.Name, List<SentOccasion>> byName;
  private final Set<String> rows;

  SentOccasions(Collection<SentOccasion> told, Set<String> rows) {
    this.byName = told.stream().collect(Collectors.groupingBy(SentOccasion::name));
    this.rows = rows;
  }

  /** Whether the member was told of an occasion by whatever row. */
  boolean include(SentOccasion.Name occasion) {
    return byName.containsKey(occasion);
  }

  /**
   * Whether what a row says is known to the member: the row has told them, or one has that is not
   * in the table any more. A row that takes the place of another must not tell of everything again.
   */
  boolean include(DueMessage message) {
    return message.isKnown(
        byName.getOrDefault(message.told().name(), List.of()).stream()
            .filter(told -> standsFor(told.ruleId(), message))
            .map(SentOccasion::toldOn)
            .max(Comparator.<LocalDate>naturalOrder())
            .orElse(null));
  }

  private boolean standsFor(String rule, DueMessage message) {
    return rule.isEmpty()
        || rule.equals(message.rule())
        || !message.isOffer() && !rows.contains(rule);
  }
}
