package io.tierflow.member;

import io.tierflow.testsupport.database.MySqlServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same on a MySQL-compatible server, whose tables are rebuilt besides. */
@Tag("mysql")
class ClearProfilesOnMySqlIT extends ClearProfilesTest {

  @Override
  DataSource dataSource() {
    return MySqlServer.shared().newDatabase().dataSource();
  }
}
