package io.tierflow.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * On MySQL and MariaDB, brings the engine's tables to the character set of all the others. The
 * engine creates them with one of three bytes, which refuses an emoji in a comment. Several nodes
 * that start on an empty database create and convert the tables one after the other.
 */
@Component
class MySqlTables extends AbstractProcessEnginePlugin {

  private static final Logger LOG = LoggerFactory.getLogger(MySqlTables.class);
  private static final Set<String> PRODUCTS = Set.of("MySQL", "MariaDB");

  /** The lock is the server's, so its name carries the database; 64 characters at most. */
  private static final String LOCK_NAME = "concat('tierflow.', md5(database()))";

  private static final int LOCK_SECONDS = 300;

  private final DataSource database;
  private Connection lockHolder;

  MySqlTables(DataSource database) {
    this.database = database;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    try {
      Connection connection = database.getConnection();
      if (PRODUCTS.contains(connection.getMetaData().getDatabaseProductName())) {
        lockHolder = connection;
        lock();
      } else {
        connection.close();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The database can't be prepared for the engine.", failure);
    }
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    if (lockHolder == null) {
      return;
    }
    try (Connection connection = lockHolder;
        Statement statement = connection.createStatement()) {
      convert(statement);
      statement.executeQuery("select release_lock(" + LOCK_NAME + ")").close();
    } catch (SQLException failure) {
      throw new IllegalStateException("The engine's tables can't be converted.", failure);
    }
  }

  private void lock() throws SQLException {
    try (Statement statement = lockHolder.createStatement();
        ResultSet answer =
            statement.executeQuery("select get_lock(%s, %d)".formatted(LOCK_NAME, LOCK_SECONDS))) {
      answer.next();
      if (answer.getInt(1) != 1) {
        throw new SQLException("Another node has prepared the database for too long.");
      }
    }
  }

  private static void convert(Statement statement) throws SQLException {
    List<String> tables = tablesToConvert(statement);
    if (tables.isEmpty()) {
      return;
    }
    LOG.info("Converting {} tables of the engine to utf8mb4", tables.size());
    // The two ends of a foreign key are of different character sets until both are converted.
    statement.execute("set foreign_key_checks = 0");
    try {
      for (String table : tables) {
        statement.execute(
            "alter table `%s` convert to character set utf8mb4 collate utf8mb4_bin"
                .formatted(table));
      }
    } finally {
      statement.execute("set foreign_key_checks = 1");
    }
  }

  private static List<String> tablesToConvert(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            select table_name from information_schema.tables
            where table_schema = database() and table_type = 'BASE TABLE'
              and table_name like 'ACT\\_%' and table_collation <> 'utf8mb4_bin'
            order by table_name""")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
