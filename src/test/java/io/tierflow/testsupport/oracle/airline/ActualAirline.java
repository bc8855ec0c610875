package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of the airline's members. */
public final class ActualAirline {

  private static final int LISTED = 12;

  private final JdbcClient database;

  public ActualAirline(JdbcClient database) {
    this.database = database;
  }

  /** A member's figures as a run sees them. */
  public static String figures(
      String member, long qualifying, BigDecimal month, BigDecimal year, long transactions) {
    return Facts.figures(member, qualifying, month, year, transactions);
  }

  /**
   * The first facts that are expected and not found, or found and not expected.
   *
   * @param figures each member's figures, as {@link #figures} writes them
   */
  public List<String> differencesFrom(List<String> expected, List<String> figures) {
    TreeSet<String> missing = new TreeSet<>(expected);
    TreeSet<String> unexpected = new TreeSet<>(read());
    unexpected.addAll(figures);
    TreeSet<String> both = new TreeSet<>(missing);
    both.retainAll(unexpected);
    missing.removeAll(both);
    unexpected.removeAll(both);
    List<String> differences = new ArrayList<>();
    missing.stream().limit(LISTED).map(fact -> "expected " + fact).forEach(differences::add);
    unexpected.stream().limit(LISTED).map(fact -> "found " + fact).forEach(differences::add);
    return differences;
  }

  private List<String> read() {
    List<String> facts = new ArrayList<>();
    accounts(facts);
    tiers(facts);
    ledger(facts);
    transactions(facts);
    promotions(facts);
    return facts;
  }

  private void accounts(List<String> facts) {
    database
        .sql(
            """
            select member_number, balance, shortfall, exact_earned, booked,
              exact_earned + qualifying_difference as exact_qualifying,
              booked + qualifying_booked_difference as qualifying_booked
            from points_account
            """)
        .query(
            row -> {
              facts.add(
                  Facts.account(
                      row.getString(1),
                      row.getLong(2),
                      row.getLong(3),
                      row.getBigDecimal(4),
                      row.getLong(5),
                      row.getBigDecimal(6),
                      row.getLong(7)));
            });
  }

  private void tiers(List<String> facts) {
    database
        .sql("select member_number, tier, confirmed_tier from member")
        .query(
            row -> {
              facts.add(Facts.tier(row.getString(1), row.getString(2), row.getString(3)));
            });
  }

  private void ledger(List<String> facts) {
    database
        .sql(
            """
            select member_number, entry_type, effective_on, sum(points), sum(shortfall),
              sum(lapsed), sum(qualifying_points)
            from ledger_entry group by member_number, entry_type, effective_on
            """)
        .query(
            row -> {
              facts.add(
                  Facts.ledger(
                      row.getString(1),
                      row.getString(2) + " " + row.getObject(3, LocalDate.class),
                      row.getLong(4),
                      row.getLong(5),
                      row.getLong(6),
                      row.getLong(7)));
            });
  }

  private void transactions(List<String> facts) {
    database
        .sql(
            """
            select transaction_id, earning, amount, refunded_amount, exact_share, qualifying_share
            from transaction
            """)
        .query(
            row -> {
              facts.add(
                  Facts.transaction(
                      row.getString(1),
                      row.getString(2),
                      row.getBigDecimal(3),
                      row.getBigDecimal(4),
                      row.getBigDecimal(5),
                      row.getBigDecimal(6)));
            });
  }

  private void promotions(List<String> facts) {
    database
        .sql(
            """
            select transaction_id, place, promotion, exact_share, qualifying_share
            from transaction_promotion
            """)
        .query(
            row -> {
              facts.add(
                  Facts.promotion(
                      row.getString(1),
                      row.getInt(2),
                      row.getString(3),
                      row.getBigDecimal(4),
                      row.getBigDecimal(5)));
            });
    database
        .sql("select promotion, awarded from promotion_counter where promotion <> ''")
        .query(
            row -> {
              facts.add(Facts.counter(row.getString(1), row.getBigDecimal(2)));
            });
  }
}
