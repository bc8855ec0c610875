package io.tierflow.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tierflow.testsupport.database.MySqlServer;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.database.SchemaChecks;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Spring test gets its database by one annotation. */
class OnMySqlIT {

  @Configuration
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
  })
  static class DatabaseOnly {}

  @Nested
  @OnMySql
  @SpringBootTest(
      classes = DatabaseOnly.class,
      properties = "spring.datasource.hikari.auto-commit=true")
  class OnTheSharedServer {

    @Autowired private JdbcClient database;
    @Autowired private MySqlServer server;

    @Test
    void theApplicationUsesTheMigratedDatabase() {
      SchemaChecks.enrol(database, "M1", "Ada's Agreement");

      assertThat(SchemaChecks.agreementOf(database, "M1")).isEqualTo("Ada's Agreement");
      assertThat(server).isSameAs(MySqlServer.shared());
    }
  }

  @Nested
  @OnMySql(ownServer = true)
  @SpringBootTest(
      classes = DatabaseOnly.class,
      properties = {
        "spring.datasource.hikari.auto-commit=true",
        "spring.datasource.hikari.connection-timeout=500"
      })
  class OnAServerOfItsOwn {

    @Autowired private JdbcClient database;
    @Autowired private MySqlServer server;

    @Test
    void theApplicationFindsItsDataAfterTheServerWasAway() {
      SchemaChecks.enrol(database, "M1", "Ada's Agreement");

      server.kill();
      assertThatThrownBy(() -> SchemaChecks.agreementOf(database, "M1")).isNotNull();
      server.start();

      await()
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(SchemaChecks.agreementOf(database, "M1"))
                      .isEqualTo("Ada's Agreement"));
    }
  }
}
