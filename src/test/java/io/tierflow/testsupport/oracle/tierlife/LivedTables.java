package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.testsupport.core.InMemoryTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The policy as tables of the product. */
final class LivedTables {

  private LivedTables() {}

  static void deploy(LifePolicy policy, InMemoryTables tables) {
    deployTerms(policy, tables);
    tables
        .deploy(
            "points-earning",
            inputs ->
                Map.of(
                    "rate",
                    0.1,
                    "multiplier",
                    policy.multiplier((String) inputs.get("currentTier")).doubleValue(),
                    "validityMonths",
                    24))
        .deploy("tier-eligibility", inputs -> Map.of("tier", eligible(policy, inputs)))
        .deploy("tier-retention", inputs -> retention(policy, inputs))
        .deploy(
            "upgrade-review",
            inputs ->
                Map.of(
                    "reviewRequired",
                    policy.isReviewed(
                        (String) inputs.get("change"),
                        (String) inputs.get("currentTier"),
                        (String) inputs.get("targetTier"),
                        (String) inputs.get("agreement"))));
  }

  static void deployTerms(LifePolicy policy, InMemoryTables tables) {
    tables.deploy(
        "tier-terms",
        inputs -> {
          LifeTerms terms =
              policy.terms((String) inputs.get("tier"), (String) inputs.get("agreement"));
          return Map.of(
              "label", inputs.get("tier"),
              "qualificationPeriod", terms.window().name(),
              "validity", terms.validity(),
              "graceDays", terms.graceDays());
        });
  }

  private static String eligible(LifePolicy policy, Map<String, Object> inputs) {
    return policy.eligible(
        new LifeFigures(
            (Long) inputs.get("qualifyingPoints"),
            BigDecimal.valueOf((Double) inputs.get("annualSpend")),
            (Long) inputs.get("annualTransactions"),
            (LocalDate) inputs.get("asOf")),
        (String) inputs.get("agreement"));
  }

  private static Map<String, Object> retention(LifePolicy policy, Map<String, Object> inputs) {
    String agreement = (String) inputs.get("agreement");
    String earned = (String) inputs.get("earnedTier");
    Map<String, Object> outputs = new HashMap<>();
    outputs.put(
        "outcome",
        policy.retention(
            (String) inputs.get("currentTier"),
            earned,
            (Long) inputs.get("qualifyingPoints"),
            (Long) inputs.get("daysInGrace"),
            agreement));
    if (outputs.containsValue(LifePolicy.LOWER)) {
      outputs.put("toTier", policy.lowered(earned, (String) inputs.get("tierBelow"), agreement));
    }
    return outputs;
  }
}
