package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.testsupport.deployment.TableFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The policy as files of decision tables, as an owner writes it into those of the release. */
final class LifeTableFiles {

  private final LifePolicy policy;
  private int rows;

  LifeTableFiles(LifePolicy policy) {
    this.policy = policy;
  }

  /** The tables that stay as they are when terms change. */
  List<TableFile> lasting() {
    return List.of(earning(), eligibility(), review(), communication());
  }

  /** What a tier is, and the answers that depend on whether it has a grace period. */
  List<TableFile> ofTerms() {
    return List.of(terms(), retention());
  }

  private TableFile earning() {
    TableFile table = TableFile.of("points-earning");
    for (String tier : LifePolicy.TIERS) {
      table.cell(
          "purchase-" + tier.toLowerCase(Locale.ROOT),
          "multiplier",
          policy.multiplier(tier).toString());
    }
    return table;
  }

  private TableFile eligibility() {
    TableFile table = TableFile.of("tier-eligibility");
    keepOnly(table, "regular");
    for (int rank = LifePolicy.TIERS.size() - 1; rank > 0; rank--) {
      int held = rank;
      addForAgreements(table, "regular", agreement -> eligibility(held, agreement));
    }
    return table;
  }

  private static List<Map<String, String>> eligibility(int rank, String agreement) {
    String tier = quoted(LifePolicy.TIERS.get(rank));
    int points = LifePolicy.points(rank, agreement);
    List<Map<String, String>> rows = new ArrayList<>();
    if (rank == 1) {
      rows.add(
          Map.of(
              "qualifyingPoints",
              ">= " + LifePolicy.inSeason(points),
              "asOf",
              "[date(\"%s\")..date(\"%s\")]"
                  .formatted(LifePolicy.SEASON.from(), LifePolicy.SEASON.to()),
              "tier",
              tier));
    }
    rows.add(Map.of("qualifyingPoints", ">= " + points, "tier", tier));
    if (LifePolicy.spendCounts(agreement)) {
      rows.add(
          Map.of(
              "annualSpend", ">= " + LifePolicy.SPEND[rank],
              "annualTransactions", ">= " + LifePolicy.TRANSACTIONS[rank],
              "tier", tier));
    }
    return rows;
  }

  private TableFile review() {
    TableFile table = TableFile.of("upgrade-review");
    keepOnly(table, "no-review");
    table.cell("no-review", "accountType", "");
    for (String tier : LifePolicy.TIERS) {
      addReview(
          table, Map.of("change", "\"UPGRADE\"", "targetTier", quoted(tier)), "UPGRADE", tier);
      addReview(
          table, Map.of("change", "\"LOWERING\"", "currentTier", quoted(tier)), "LOWERING", tier);
    }
    return table;
  }

  /** A rise is reviewed for the tier it leads to, a lowering for the one that is lost. */
  private void addReview(TableFile table, Map<String, String> cells, String change, String tier) {
    Map<String, String> row = new LinkedHashMap<>(cells);
    row.put("reviewRequired", "true");
    addForAgreements(
        table,
        "no-review",
        agreement -> policy.isReviewed(change, tier, tier, agreement) ? List.of(row) : List.of());
  }

  /** Members are told of nothing: that is not looked at here. */
  private static TableFile communication() {
    TableFile table = TableFile.of("communication");
    keepNone(table);
    return table;
  }

  private TableFile terms() {
    TableFile table = TableFile.of("tier-terms");
    for (String tier : LifePolicy.TIERS) {
      addForAgreements(
          table,
          tier.toLowerCase(Locale.ROOT) + "-terms",
          agreement -> List.of(terms(policy.terms(tier, agreement))));
    }
    return table;
  }

  private static Map<String, String> terms(LifeTerms terms) {
    return Map.of(
        "qualificationPeriod", quoted(terms.window().name()),
        "validity", quoted(terms.validity()),
        "graceDays", String.valueOf(terms.graceDays()));
  }

  /** Whoever has earned the tier again keeps it, as in the release; what follows is told here. */
  private TableFile retention() {
    TableFile table = TableFile.of("tier-retention");
    for (String tier : LifePolicy.TIERS.subList(1, LifePolicy.TIERS.size())) {
      addForAgreements(table, "soft-landing", agreement -> retention(tier, agreement));
    }
    return table;
  }

  private List<Map<String, String>> retention(String tier, String agreement) {
    int points = LifePolicy.points(LifePolicy.rank(tier), agreement);
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(
        row(
            tier,
            LifePolicy.KEEP,
            "daysInGrace",
            "> 0",
            "qualifyingPoints",
            atLeast(points * 85, 100)));
    if (policy.terms(tier, agreement).graceDays() > 0) {
      String hope = LifePolicy.mayBeHopeless(agreement) ? atLeast(points, 10) : "";
      rows.add(row(tier, LifePolicy.GRACE, "daysInGrace", "0", "qualifyingPoints", hope));
    }
    if (LifePolicy.landsSoftly(agreement)) {
      rows.add(row(tier, LifePolicy.LOWER, "toTier", "tierBelow"));
    } else {
      rows.add(row(tier, LifePolicy.GRACE, "daysInGrace", "[1..20]"));
      rows.add(row(tier, LifePolicy.LOWER, "toTier", "earnedTier"));
    }
    return rows;
  }

  private static Map<String, String> row(String tier, String outcome, String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("currentTier", quoted(tier));
    row.put("outcome", quoted(outcome));
    row.put("toTier", "");
    for (int cell = 0; cell < cells.length; cell += 2) {
      row.put(cells[cell], cells[cell + 1]);
    }
    return row;
  }

  /** At least so many, of a number that is divided. */
  private static String atLeast(int number, int divisor) {
    return ">= " + ((number + divisor - 1) / divisor);
  }

  /** Rows for each agreement; those that have the same ones share them. */
  private void addForAgreements(
      TableFile table, String above, Function<String, List<Map<String, String>>> cells) {
    Map<List<Map<String, String>>, List<String>> sharing = new LinkedHashMap<>();
    for (String agreement : LifePolicy.AGREEMENTS) {
      sharing.computeIfAbsent(cells.apply(agreement), none -> new ArrayList<>()).add(agreement);
    }
    sharing.forEach((same, agreements) -> same.forEach(row -> add(table, above, row, agreements)));
  }

  private void add(
      TableFile table, String above, Map<String, String> cells, List<String> agreements) {
    String row = "life-" + rows++;
    table.copyAbove(above, row).annotation(row, "Row " + row + ".");
    cells.forEach((column, text) -> table.cell(row, column, text));
    table.cell(
        row,
        "agreement",
        agreements.stream()
            .map(agreement -> agreement == null ? "null" : quoted(agreement))
            .collect(Collectors.joining(", ")));
  }

  private static void keepNone(TableFile table) {
    table.rules().forEach(rule -> table.without(rule.getId()));
  }

  private static void keepOnly(TableFile table, String kept) {
    table.rules().stream()
        .map(rule -> rule.getId())
        .filter(Predicate.not(kept::equals))
        .toList()
        .forEach(table::without);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
