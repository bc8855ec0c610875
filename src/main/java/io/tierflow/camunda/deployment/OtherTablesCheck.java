package io.tierflow.camunda.deployment;

import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContracts;
import io.tierflow.policy.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks at the tables that stay in effect when others change the words of the policy. */
@Component
class OtherTablesCheck {

  private final TableCheck tables;
  private final TableContracts contracts;

  OtherTablesCheck(TableCheck tables, TableContracts contracts) {
    this.tables = tables;
    this.contracts = contracts;
  }

  /**
   * Adds what other words make wrong.
   *
   * @param brought the decisions that are replaced, which are not looked at
   * @param deployed what is in effect
   * @param before the words that the tables were deployed under
   * @param after the words that they would have to work with
   */
  void check(
      Set<String> brought,
      KnownModels deployed,
      Vocabulary before,
      Vocabulary after,
      Findings findings) {
    contracts.under(after).all().stream()
        .map(TableContract::key)
        .filter(key -> !brought.contains(key))
        .forEach(
            key ->
                deployed
                    .decisionFile(key)
                    .ifPresent(file -> findings.addAll(arisen(key, file, before, after))));
  }

  private List<Finding> arisen(String key, byte[] file, Vocabulary before, Vocabulary after) {
    List<Finding> arisen = new ArrayList<>(found(key, file, after));
    arisen.removeAll(found(key, file, before));
    return arisen;
  }

  private List<Finding> found(String key, byte[] file, Vocabulary vocabulary) {
    Findings findings = new Findings();
    tables.check(key + ".dmn", file, vocabulary, findings);
    return findings.all();
  }
}
