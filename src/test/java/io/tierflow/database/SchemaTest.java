package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema on the embedded default. */
class SchemaTest {

  private final JdbcClient database = SchemaChecks.migrated(TestDatabase.inMemory().dataSource());

  @Test
  void theMigrationsCreateTheProgrammesTables() {
    assertThat(SchemaChecks.tables(database, "PUBLIC"))
        .contains("member", "transaction", "ledger_entry", "voucher", "message", "tier_upgrade");
  }

  @Test
  void memberNumbersDifferByCase() {
    SchemaChecks.enrol(database, "m1", "Ada Example");
    SchemaChecks.enrol(database, "M1", "Bo Example 😀");

    assertThat(SchemaChecks.nameOf(database, "m1")).isEqualTo("Ada Example");
    assertThat(SchemaChecks.nameOf(database, "M1")).isEqualTo("Bo Example 😀");
  }
}
