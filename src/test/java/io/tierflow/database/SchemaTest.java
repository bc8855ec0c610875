package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.TestDatabase;
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
    SchemaChecks.enrol(database, "m1", "Ada's Agreement");
    SchemaChecks.enrol(database, "M1", "Bo's Agreement 😀");

    assertThat(SchemaChecks.agreementOf(database, "m1")).isEqualTo("Ada's Agreement");
    assertThat(SchemaChecks.agreementOf(database, "M1")).isEqualTo("Bo's Agreement 😀");
  }
}
