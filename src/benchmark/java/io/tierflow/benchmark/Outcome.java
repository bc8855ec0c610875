package io.tierflow.benchmark;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a way has made of the programme: one fingerprint for each kind of row, over all members and
 * every column that does not differ by chance.
 *
 * @param fingerprints count and checksum by kind of row
 */
record Outcome(Map<String, String> fingerprints) {

  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put(
        "points_account",
        "member_number, balance, shortfall, exact_earned, booked, last_entry_number");
    COLUMNS.put("member", "member_number, tier, tier_status, confirmed_tier, tier_since, version");
    COLUMNS.put(
        "transaction",
        "transaction_id, earning, exact_share, earning_rate, earning_multiplier, fixed_points,"
            + " earning_table_version, earning_rule, earning_reason, earned_on, points_expire_on");
    COLUMNS.put(
        "ledger_entry",
        "member_number, entry_number, entry_type, points, shortfall, lapsed, balance_after,"
            + " effective_on, expires_on, rate, multiplier, table_version, reason");
    COLUMNS.put(
        "points_lot",
        "member_number, entry_number, points, remaining, expired, lapsed, expires_on");
    COLUMNS.put(
        "tier_change",
        "member_number, from_tier, to_tier, status, opening, proposed_on, decided_on, table_key,"
            + " table_version, rule_id, reason, review_reason");
    COLUMNS.put(
        "voucher",
        "member_number, origin, amount, validity_days, state, issued_on, expires_on, table_version,"
            + " rule_id, reason");
    COLUMNS.put(
        "gift_dispatch",
        "member_number, item, cost, substitute_voucher_value, validity_days, rule_id, state");
    COLUMNS.put(
        "transaction_promotion",
        "transaction_id, place, member_number, promotion, rule, reason, exact_share,"
            + " qualifying_share");
    COLUMNS.put("milestone_award", "member_number, milestone, period, reached_on, bonus_points");
    COLUMNS.put("message", "member_number, kind, channel, state, reason, attempts");
  }

  /** Looks at a database. */
  static Outcome of(BenchmarkDatabase database) throws SQLException {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    for (Map.Entry<String, String> table : COLUMNS.entrySet()) {
      fingerprints.put(
          table.getKey(),
          database.text(
              """
              select concat(count(*), ' rows, ', coalesce(hex(sum(crc32(concat_ws('|', %s)))), 0))
              from %s where member_number is not null"""
                  .formatted(nullsShown(table.getValue()), table.getKey())));
    }
    return new Outcome(fingerprints);
  }

  private static String nullsShown(String columns) {
    return columns.replaceAll("(\\w+)", "coalesce($1, '-')");
  }

  /** Fails unless another outcome is the same. */
  void requireSameAs(Outcome other, String what) {
    fingerprints.forEach(
        (table, fingerprint) -> {
          if (!fingerprint.equals(other.fingerprints.get(table))) {
            throw new IllegalStateException(
                "%s: table %s differs: %s where %s was expected."
                    .formatted(what, table, fingerprint, other.fingerprints.get(table)));
          }
        });
  }
}
