package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.SchemaChecks;
import io.tierflow.testsupport.database.ServerDistribution;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server of the tests themselves: fault tests rely on what it does. */
@Tag("mysql")
@Tag("quick")
class MySqlServerIT {

  @Test
  void aKilledServerKeepsWhatWasCommittedAndNothingElse() throws SQLException {
    try (MySqlServer server = MySqlServer.own()) {
      DataSource dataSource = server.newDatabase().dataSource();
      JdbcClient database = SchemaChecks.migrated(dataSource);
      SchemaChecks.enrol(database, "M1", "Ada's Agreement");
      try (Connection open = dataSource.getConnection()) {
        open.setAutoCommit(false);
        open.createStatement().execute("update member set agreement = 'Never Committed'");

        server.kill();

        assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
      }
      assertThatThrownBy(() -> SchemaChecks.agreementOf(database, "M1"))
          .hasRootCauseInstanceOf(ConnectException.class);

      server.start();
      assertThat(SchemaChecks.agreementOf(database, "M1")).isEqualTo("Ada's Agreement");
    }
  }

  @Test
  void genuineMySqlRunsWhereItsHomeIsGiven() {
    JdbcClient database = JdbcClient.create(MySqlServer.shared().newDatabase().dataSource());

    String version = database.sql("select version()").query(String.class).single();

    boolean genuine = System.getProperty(ServerDistribution.GENUINE_HOME) != null;
    assertThat(version.contains("MariaDB")).isNotEqualTo(genuine);
  }

  @Test
  void eachDatabaseIsEmpty() {
    MySqlServer server = MySqlServer.shared();
    SchemaChecks.migrated(server.newDatabase().dataSource());

    JdbcClient other = JdbcClient.create(server.newDatabase().dataSource());

    String schema = other.sql("select database()").query(String.class).single();
    assertThat(SchemaChecks.tables(other, schema)).isEmpty();
  }
}
