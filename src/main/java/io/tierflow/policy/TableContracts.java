package io.tierflow.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The contracts of all tables that Tierflow evaluates; each feature brings those that it asks. */
@Component
public class TableContracts {

  private final Map<String, TableContract> byKey;

  /**
   * Collects the contracts.
   *
   * @param contracts each table's, once
   */
  public TableContracts(List<TableContract> contracts) {
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
