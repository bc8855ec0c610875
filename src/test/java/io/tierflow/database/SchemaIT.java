package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.SchemaChecks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema on a MySQL-compatible server. */
@Tag("mysql")
@Tag("quick")
class SchemaIT {

  private JdbcClient database;
  private String schema;

  @BeforeEach
  void migrate() {
    database = SchemaChecks.migrated(MySqlServer.shared().newDatabase().dataSource());
    schema = database.sql("select database()").query(String.class).single();
  }

  @Test
  void theMigrationsCreateTheProgrammesTables() {
    assertThat(SchemaChecks.tables(database, schema))
        .contains("member", "transaction", "ledger_entry", "voucher", "message", "tier_upgrade");
  }

  @Test
  void everyTableAndColumnTakesAnyCharacterAndComparesExactly() {
    assertThat(
            collations(
                "select distinct table_collation from information_schema.tables"
                    + " where table_schema = ? and table_name <> 'flyway_schema_history'"))
        .containsExactly("utf8mb4_bin");
    assertThat(
            collations(
                "select distinct collation_name from information_schema.columns"
                    + " where table_schema = ? and table_name <> 'flyway_schema_history'"
                    + " and collation_name is not null"))
        .containsExactly("utf8mb4_bin");
  }

  @Test
  void memberNumbersDifferByCase() {
    SchemaChecks.enrol(database, "m1", "Ada's Agreement");
    SchemaChecks.enrol(database, "M1", "Bo's Agreement 😀");

    assertThat(SchemaChecks.agreementOf(database, "m1")).isEqualTo("Ada's Agreement");
    assertThat(SchemaChecks.agreementOf(database, "M1")).isEqualTo("Bo's Agreement 😀");
  }

  private List<String> collations(String query) {
    return database.sql(query).param(schema).query(String.class).list();
  }
}
