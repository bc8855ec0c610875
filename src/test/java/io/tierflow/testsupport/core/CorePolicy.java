package io.tierflow.testsupport.core;

import java.util.List;
import java.util.Map;

/** A policy to begin with, simple enough to reckon with in one's head. */
public final class CorePolicy {

  private CorePolicy() {}

  public static InMemoryTables deployedIn(InMemoryTables tables) {
    return tables
        .deploy("activity-kinds", CorePolicy::kind)
        .deploy("points-earning", CorePolicy::earning)
        .deploy("tier-eligibility", inputs -> Map.of("tier", tier(inputs)))
        .number("tier-eligibility", "qualifyingPoints", "100", "300", "1000")
        .deploy(
            "upgrade-review",
            inputs -> Map.of("reviewRequired", "VIP".equals(inputs.get("targetTier"))))
        .deploy("tier-terms", CorePolicy::terms)
        .deploy("tier-retention", CorePolicy::retention)
        .deploy("reward-selection", CorePolicy::reward)
        .deploy(
            "approval-limits",
            inputs -> Map.of("secondPerson", (Long) inputs.get("points") > 1_000));
  }

  private static Map<String, Object> kind(Map<String, Object> inputs) {
    boolean purchase = "PURCHASE".equals(inputs.get("kind"));
    return Map.of(
        "amount",
        purchase ? "REQUIRED" : "OPTIONAL",
        "countsAsSpend",
        true,
        "countsAsTransaction",
        purchase,
        "refundable",
        !"REFERRAL".equals(inputs.get("kind")));
  }

  private static Map<String, Object> earning(Map<String, Object> inputs) {
    if ("EVENT".equals(inputs.get("transactionKind"))) {
      return Map.of("fixedPoints", 20L);
    }
    double multiplier = "GOLD".equals(inputs.get("currentTier")) ? 1.5 : 1;
    return Map.of("rate", 0.1, "multiplier", multiplier, "validityMonths", 24);
  }

  private static String tier(Map<String, Object> inputs) {
    long points = (Long) inputs.get("qualifyingPoints");
    return points >= 1_000 ? "VIP" : points >= 300 ? "GOLD" : points >= 100 ? "SILVER" : "REGULAR";
  }

  private static Map<String, Object> terms(Map<String, Object> inputs) {
    return Map.of("label", inputs.get("tier"), "color", "#5b6b7a", "benefits", "Points");
  }

  private static Map<String, Object> retention(Map<String, Object> inputs) {
    List<String> tiers = List.of("REGULAR", "SILVER", "GOLD", "VIP");
    return tiers.indexOf(inputs.get("earnedTier")) >= tiers.indexOf(inputs.get("currentTier"))
        ? Map.of("outcome", "KEEP")
        : Map.of("outcome", "LOWER", "toTier", inputs.get("tierBelow"));
  }

  private static Map<String, Object> reward(Map<String, Object> inputs) {
    return switch ((String) inputs.get("targetTier")) {
      case "SILVER" -> Map.of("voucherValue", "10.00", "validityDays", 90);
      case "VIP" ->
          Map.of(
              "voucherValue", "50.00",
              "validityDays", 90,
              "gift", "Hamper",
              "giftCost", "30.00",
              "substituteVoucherValue", "35.00");
      default -> Map.of();
    };
  }
}
