package io.tierflow.member;

import io.tierflow.testsupport.database.MySqlServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;

/** The same on a MySQL-compatible server. */
@Tag("mysql")
class RenewedLookupsOnMySqlIT extends RenewedLookupsTest {

  @Override
  DataSource dataSource() {
    return MySqlServer.shared().newDatabase().dataSource();
  }
}
