package io.tierflow.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The contracts of all tables that Tierflow evaluates, under the words in effect or others. */
@Component
public class TableContracts {

  private static final int VOCABULARIES_KEPT = 10;

  private final List<TableContractFactory> factories;
  private final VocabularySource source;
  private final Cache<Vocabulary, ContractSet> sets =
      Caffeine.newBuilder().maximumSize(VOCABULARIES_KEPT).build();

  /** Whoever asks for each activity of a page holds the same words; they are not compared anew. */
  private volatile Latest latest;

  /**
   * Collects the contracts.
   *
   * @param factories each table's, once
   * @param source the words in effect
   */
  public TableContracts(List<TableContractFactory> factories, VocabularySource source) {
    this.factories = List.copyOf(factories);
    this.source = source;
  }

  /**
   * The contracts under the words in effect.
   *
   * @return all of them
   */
  public ContractSet current() {
    Vocabulary words = source.current();
    Latest known = latest;
    if (known == null || known.words != words) {
      known = new Latest(words, under(words));
      latest = known;
    }
    return known.contracts;
  }

  /**
   * The contracts under other words, such as those that a deployment brings.
   *
   * @param vocabulary the words
   * @return all of them
   */
  public ContractSet under(Vocabulary vocabulary) {
    return sets.get(
        vocabulary,
        words ->
            new ContractSet(factories.stream().map(factory -> factory.create(words)).toList()));
  }

  /**
   * The contract of a table under the words in effect.
   *
   * @param key key of the decision
   * @return its contract, empty for a table that Tierflow does not evaluate
   */
  public Optional<TableContract> find(String key) {
    return current().find(key);
  }

  /** The contracts that were asked for last. */
  private record Latest(Vocabulary words, ContractSet contracts) {}
}
