package io.tierflow.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the previous release has recorded counts on as it did. */
class ActivityKindsMigrationTest {

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);

  /** Where the previous release has kept it. */
  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @Test
  void amountsAreSpendPurchasesCountAndAllButRefundsCanBeRefunded() {
    Flyway.configure().dataSource(dataSource).target("42").load().migrate();
    SchemaChecks.enrol(database, "M-1", null);
    record("T-1", "PURCHASE", "10.50", null);
    record("T-2", "REVIEW", "0", null);
    record("T-3", "BOOKING", "7", null);
    record("T-4", "REFUND", "2.25", "T-1");

    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(rows())
        .containsExactly(
            "T-1 10.50 true true false",
            "T-2 0.00 false true false",
            "T-3 7.00 false true false",
            "T-4 -2.25 false false false");
    assertThat(
            database
                .sql("select code from activity_kind order by position_number")
                .query(String.class)
                .list())
        .containsExactly("PURCHASE", "BOOKING", "EVENT", "REFERRAL", "REVIEW");
  }

  private List<String> rows() {
    return database
        .sql(
            "select transaction_id, spend, counts_as_transaction, refundable, cancelled"
                + " from transaction order by transaction_id")
        .query(
            (row, number) ->
                "%s %s %s %s %s"
                    .formatted(
                        row.getString(1),
                        row.getBigDecimal(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5)))
        .list();
  }

  private void record(String id, String kind, String amount, String refundOf) {
    database
        .sql(
            """
            insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
              refund_of, refunded_amount, recorded_at, earning)
            values (?, 'M-1', ?, ?, '2026-10-31 12:00:00', ?, 0, '2026-10-31 12:00:00',
              'PENDING')""")
        .params(id, kind, amount, refundOf)
        .update();
  }
}
