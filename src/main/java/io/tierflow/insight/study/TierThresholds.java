package io.tierflow.insight.study;

import io.tierflow.policy.CellCondition;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.policy.WrittenRow;
import io.tierflow.policy.WrittenTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** From how many qualifying points on members earn tiers, read from the deployed table. */
@Component
class TierThresholds {

  private static final String TABLE = "tier-eligibility";
  private static final String POINTS = "qualifyingPoints";

  private final WrittenTables tables;
  private final VocabularySource vocabulary;

  TierThresholds(WrittenTables tables, VocabularySource vocabulary) {
    this.tables = tables;
    this.vocabulary = vocabulary;
  }

  /**
   * The lowest number of each tier that a row asks for without asking for anything else.
   *
   * @return thresholds, the lowest first, each with the neighbors whose effects must not disturb it
   */
  List<Threshold> read() {
    Map<Tier, BigDecimal> lowest = new TreeMap<>(vocabulary.ladder());
    tables
        .read(TABLE)
        .rows()
        .forEach(
            row -> threshold(row).ifPresent(t -> lowest.merge(t.tier(), t.at(), BigDecimal::min)));
    List<Named> sorted =
        lowest.entrySet().stream()
            .map(entry -> new Named(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(Named::at))
            .toList();
    List<Threshold> thresholds = new ArrayList<>();
    for (int place = 0; place < sorted.size(); place++) {
      thresholds.add(
          new Threshold(
              sorted.get(place).tier(),
              sorted.get(place).at(),
              place == 0 ? BigDecimal.ONE : sorted.get(place - 1).at(),
              place + 1 < sorted.size()
                  ? sorted.get(place + 1).at()
                  : BigDecimal.valueOf(Long.MAX_VALUE)));
    }
    return thresholds;
  }

  private Optional<Named> threshold(WrittenRow row) {
    CellCondition points = row.test(POINTS);
    if (points.kind() != CellCondition.Kind.AT_LEAST
        || points.number().signum() <= 0
        || asksForMore(row)) {
      return Optional.empty();
    }
    return row.text("tier")
        .flatMap(vocabulary.ladder()::find)
        .map(tier -> new Named(tier, points.number()));
  }

  private static boolean asksForMore(WrittenRow row) {
    return row.tests().entrySet().stream()
        .anyMatch(
            test ->
                !test.getKey().equals(POINTS)
                    && test.getValue().kind() != CellCondition.Kind.ANYTHING);
  }

  private record Named(Tier tier, BigDecimal at) {}

  /**
   * A threshold.
   *
   * @param tier the tier that is earned
   * @param at points from which it is
   * @param above members are compared from these points on
   * @param below and below these
   */
  record Threshold(Tier tier, BigDecimal at, BigDecimal above, BigDecimal below) {}
}
