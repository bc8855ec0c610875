package io.tierflow.transaction;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What members can do, and what counts of it, as the table {@code activity-kinds} has it. Within a
 * transaction each kind is asked for once.
 */
@Component
class ActivityKinds {

  static final String ACTIVITY_KINDS = "activity-kinds";

  private static final Fact<KindTerms> TERMS = new Fact<>("terms of a kind of activity");

  private final DecisionTables tables;
  private final VocabularySource vocabulary;

  ActivityKinds(DecisionTables tables, VocabularySource vocabulary) {
    this.tables = tables;
    this.vocabulary = vocabulary;
  }

  /**
   * The terms of a kind that members can do.
   *
   * @throws InvalidInputException if the programme has no such kind, naming those that it has
   */
  KindTerms require(ActivityKind kind) {
    return find(kind)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "kind", "The field kind must be one of %s.".formatted(accepted())));
  }

  /** The terms of a kind; empty if the programme has no such kind, and for a refund. */
  Optional<KindTerms> find(ActivityKind kind) {
    return kind == null || !vocabulary.current().kinds().contains(kind.code())
        ? Optional.empty()
        : Optional.of(TransactionFacts.recall(TERMS, kind.code()).orElseGet(() -> evaluated(kind)));
  }

  private KindTerms evaluated(ActivityKind kind) {
    KindTerms terms = KindTerms.of(tables.evaluate(ACTIVITY_KINDS, Map.of("kind", kind.code())));
    TransactionFacts.remember(TERMS, kind.code(), terms);
    return terms;
  }

  private List<String> accepted() {
    return Stream.concat(
            vocabulary.current().kinds().stream(), Stream.of(ActivityKind.REFUND.code()))
        .toList();
  }
}
