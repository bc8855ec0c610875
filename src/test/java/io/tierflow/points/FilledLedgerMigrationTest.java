package io.tierflow.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.TestDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A programme that the previous release has filled: each upgrade had one entry and one lot. */
class FilledLedgerMigrationTest {

  private final DataSource dataSource = dataSource();
  private final JdbcClient database = JdbcClient.create(dataSource);

  /** Where the previous release has kept it. */
  DataSource dataSource() {
    return TestDatabase.inMemory().dataSource();
  }

  @Test
  void eachTransactionFindsTheLotOfItsUpgradeAndEverythingStillAddsUp() {
    Flyway.configure().dataSource(dataSource).target("34").load().migrate();
    fill("M-1");
    fill("M-2");

    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(
            database
                .sql(
                    "select concat_ws(' ', transaction_id, lot_entry) from transaction"
                        + " order by transaction_id")
                .query(String.class)
                .list())
        .containsExactly("M-1-T1 1", "M-1-T2 2", "M-1-T3", "M-2-T1 1", "M-2-T2 2", "M-2-T3");
    assertThat(new LedgerProofService(database).prove())
        .isEqualTo(new LedgerProof(2, 0, List.of(), List.of()));
  }

  @Test
  void theReleaseBeforeStillWritesLotsAndTransactions() {
    Flyway.configure().dataSource(dataSource).load().migrate();

    fill("M-1");

    assertThat(new LedgerProofService(database).prove())
        .isEqualTo(new LedgerProof(1, 0, List.of(), List.of()));
  }

  /** Twelve points, of which five were spent and two expired; and half a point. */
  private void fill(String member) {
    SchemaChecks.enrol(database, member, null);
    database
        .sql(
            """
            insert into points_account (member_number, balance, shortfall, exact_earned, booked,
              last_entry_number)
            values (?, 5, 0, 12.5, 12, 4)""")
        .param(member)
        .update();
    entry(member, 1, "EARN", 7, 7, "earn:" + member + "-run1", null);
    entry(member, 2, "EARN", 5, 12, "earn:" + member + "-run2", null);
    entry(member, 3, "SPEND", -5, 7, "spend:" + member + "-r", null);
    entry(member, 4, "EXPIRE", -2, 5, "expire:" + member + ":1", 1);
    lot(member, 1, 7, 0, 2);
    lot(member, 2, 5, 5, 0);
    transaction(member, "T1", "7", "run1");
    transaction(member, "T2", "5", "run2");
    transaction(member, "T3", "0.5", "run3");
  }

  private void entry(
      String member,
      int number,
      String type,
      long points,
      long balance,
      String key,
      Integer corrects) {
    database
        .sql(
            """
            insert into ledger_entry (member_number, entry_number, entry_type, points, shortfall,
              lapsed, balance_after, idempotency_key, effective_on, recorded_at, corrects_entry,
              reason)
            values (?, ?, ?, ?, 0, 0, ?, ?, '2026-10-31', '2026-10-31 12:00:00', ?, 'Because.')""")
        .params(member, number, type, points, balance, key, corrects)
        .update();
  }

  private void lot(String member, int entry, long points, long remaining, long expired) {
    database
        .sql(
            """
            insert into points_lot (member_number, entry_number, points, remaining, expired, lapsed,
              expires_on)
            values (?, ?, ?, ?, ?, 0, '2028-10-31')""")
        .params(member, entry, points, remaining, expired)
        .update();
  }

  private void transaction(String member, String id, String share, String run) {
    database
        .sql(
            """
            insert into transaction (transaction_id, member_number, kind, amount, occurred_at,
              refunded_amount, recorded_at, earning, exact_share, earned_by)
            values (?, ?, 'PURCHASE', 10, '2026-10-31 12:00:00', 0, '2026-10-31 12:00:00', 'EARNED',
              ?, ?)""")
        .params(member + "-" + id, member, share, member + "-" + run)
        .update();
  }
}
