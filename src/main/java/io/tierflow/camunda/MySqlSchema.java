package io.tierflow.camunda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables on MySQL and MariaDB from the engine's own scripts, but in the
 * character set of all the others. The engine's is one of three bytes and refuses an emoji in a
 * comment; and tables that foreign keys join can't be converted one by one afterwards. Of several
 * nodes that start on an empty database the first creates the tables and the others find them. What
 * MySQL 9.7 can't live with is taken out of the tables, those of an older start too.
 */
@Component
@EngineInternal(
    why =
        "ProcessEnginePlugin, the documented hook that runs before the engine creates its "
            + "tables, is internal, and so are the scripts.",
    replacement =
        "Flyway migrations that create the engine's tables, with the engine's own schema "
            + "updates turned off.",
    also = {"ACT_GE_PROPERTY", "ACT_RU_INCIDENT"})
class MySqlSchema extends AbstractProcessEnginePlugin {

  private static final Logger LOG = LoggerFactory.getLogger(MySqlSchema.class);
  private static final Set<String> PRODUCTS = Set.of("MySQL", "MariaDB");

  private static final String SCRIPT =
      "org/camunda/bpm/engine/db/create/activiti.mysql.create.%s.sql";
  private static final List<String> COMPONENTS =
      List.of(
          "engine",
          "history",
          "identity",
          "case.engine",
          "case.history",
          "decision.engine",
          "decision.history");
  private static final String THREE_BYTES = "CHARSET=utf8 COLLATE utf8_bin";
  private static final String FOUR_BYTES = "CHARSET=utf8mb4 COLLATE utf8mb4_bin";

  private static final int LOCK_SECONDS = 300;

  private final DataSource database;

  MySqlSchema(DataSource database) {
    this.database = database;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    if (!ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE.equals(
        engine.getDatabaseSchemaUpdate())) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      if (PRODUCTS.contains(connection.getMetaData().getDatabaseProductName())) {
        createInTurn(connection);
      }
    } catch (SQLException | IOException failure) {
      throw new IllegalStateException("The engine's tables can't be created.", failure);
    }
  }

  private static void createInTurn(Connection connection) throws SQLException, IOException {
    String lock = lockName(connection);
    if (ask(connection, "select get_lock('%s', %d)".formatted(lock, LOCK_SECONDS)) != 1) {
      throw new SQLException(
          "Another node has been creating the tables for more than %d s.".formatted(LOCK_SECONDS));
    }
    try {
      if (ask(
              connection,
              """
              select count(*) from information_schema.tables
              where table_schema = database() and table_name = 'ACT_GE_PROPERTY'\
              """)
          == 0) {
        create(connection);
      }
      dropSecondCascade(connection);
    } finally {
      ask(connection, "select release_lock('%s')".formatted(lock));
    }
  }

  /**
   * The lock is the server's, so its name carries the database, shortened to 64 characters at most
   * here and not by the server: which digests a server offers depends on its version.
   */
  private static String lockName(Connection connection) throws SQLException {
    byte[] database = connection.getCatalog().getBytes(StandardCharsets.UTF_8);
    return "tierflow." + UUID.nameUUIDFromBytes(database);
  }

  private static void create(Connection connection) throws SQLException, IOException {
    LOG.info("Creating the engine's tables in utf8mb4");
    for (String component : COMPONENTS) {
      String script =
          new ClassPathResource(SCRIPT.formatted(component))
              .getContentAsString(StandardCharsets.UTF_8)
              .replace(THREE_BYTES, FOUR_BYTES);
      ScriptUtils.executeSqlScript(
          connection, new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8), component));
    }
    if (!connection.getAutoCommit()) {
      connection.commit();
    }
  }

  /**
   * From 9.6 on MySQL refuses to delete a row that refers to itself by two foreign keys of which
   * one cascades, as every incident does. The other key, that to the immediate cause, reaches every
   * incident that this one reaches.
   */
  private static void dropSecondCascade(Connection connection) throws SQLException {
    if (ask(
            connection,
            """
            select count(*) from information_schema.table_constraints
            where constraint_schema = database() and table_name = 'ACT_RU_INCIDENT'
              and constraint_name = 'ACT_FK_INC_RCAUSE'\
            """)
        == 1) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("alter table ACT_RU_INCIDENT drop foreign key ACT_FK_INC_RCAUSE");
      }
    }
  }

  private static int ask(Connection connection, String question) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getInt(1);
    }
  }
}
