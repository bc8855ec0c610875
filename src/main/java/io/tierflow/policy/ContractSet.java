package io.tierflow.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The contracts of all tables under the same words. */
public final class ContractSet {

  private final Map<String, TableContract> byKey;

  ContractSet(List<TableContract> contracts) {
    this.byKey =
        contracts.stream().collect(Collectors.toMap(TableContract::key, Function.identity()));
  }

  /**
   * The contract of a table.
   *
   * @param key key of the decision
   * @return its contract, empty for a table that Tierflow does not evaluate
   */
  public Optional<TableContract> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /**
   * All contracts.
   *
   * @return them, by key
   */
  public List<TableContract> all() {
    return byKey.values().stream().sorted(Comparator.comparing(TableContract::key)).toList();
  }
}
