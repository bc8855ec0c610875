package io.tierflow.testsupport.oracle;

import io.tierflow.member.TierStatus;
import io.tierflow.reward.VoucherState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the members of the database stand. */
public final class ActualStandings {

  private static final int LISTED = 10;

  private final JdbcClient database;

  public ActualStandings(JdbcClient database) {
    this.database = database;
  }

  /** The first members who do not stand where they should, each with both standings. */
  public List<String> differencesFrom(Map<String, ExpectedStanding> expected) {
    Map<String, ExpectedStanding> actual = read();
    List<String> differences = new ArrayList<>();
    if (!actual.keySet().equals(expected.keySet())) {
      differences.add(
          "%d members in place of %d".formatted(actual.keySet().size(), expected.size()));
    }
    expected.entrySet().stream()
        .filter(member -> !member.getValue().equals(actual.get(member.getKey())))
        .limit(LISTED)
        .map(
            member ->
                "%s: expected %s, but has %s"
                    .formatted(member.getKey(), member.getValue(), actual.get(member.getKey())))
        .forEach(differences::add);
    return differences;
  }

  private Map<String, ExpectedStanding> read() {
    Map<String, List<ExpectedVoucher>> vouchers = vouchers();
    Map<String, ExpectedStanding> standings = new TreeMap<>();
    database
        .sql(
            """
            select m.member_number, a.balance, m.tier, m.tier_status, m.confirmed_tier
            from member m join points_account a on a.member_number = m.member_number
            """)
        .query(
            row -> {
              standings.put(
                  row.getString(1),
                  new ExpectedStanding(
                      row.getLong(2),
                      OracleTier.valueOf(row.getString(3)),
                      TierStatus.valueOf(row.getString(4)),
                      OracleTier.valueOf(row.getString(5)),
                      vouchers.getOrDefault(row.getString(1), List.of()).stream()
                          .sorted(ExpectedVoucher.IN_ORDER)
                          .toList()));
            });
    return standings;
  }

  private Map<String, List<ExpectedVoucher>> vouchers() {
    Map<String, List<ExpectedVoucher>> vouchers = new HashMap<>();
    database
        .sql("select member_number, amount, state, expires_on from voucher")
        .query(
            row -> {
              vouchers
                  .computeIfAbsent(row.getString(1), number -> new ArrayList<>())
                  .add(
                      new ExpectedVoucher(
                          row.getBigDecimal(2),
                          VoucherState.valueOf(row.getString(3)),
                          row.getObject(4, LocalDate.class)));
            });
    return vouchers;
  }
}
