package io.tierflow.transaction;

import io.tierflow.testsupport.database.MySqlServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same on a MySQL-compatible server. */
@Tag("mysql")
class ActivityKindsMigrationOnMySqlIT extends ActivityKindsMigrationTest {

  @Override
  DataSource dataSource() {
    return MySqlServer.shared().newDatabase().dataSource();
  }
}
