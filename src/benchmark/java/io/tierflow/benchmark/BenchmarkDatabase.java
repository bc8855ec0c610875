package io.tierflow.benchmark;

import io.tierflow.testsupport.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A database that a way works on and that is made anew, from a pattern, before each round. */
final class BenchmarkDatabase {

  /** What a migration fills, and what tells of migrations. */
  private static final String NOT_COPIED = "'flyway_schema_history', 'report_lock'";

  private static final String ENGINE_TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = database() and (table_name like 'ACT\\_HI\\_%' or table_name in (
        'ACT_RU_EXECUTION', 'ACT_RU_VARIABLE', 'ACT_RU_TASK', 'ACT_RU_IDENTITYLINK',
        'ACT_RU_INCIDENT', 'ACT_RU_METER_LOG'))""";

  private final TestDatabase database;
  private final Map<String, Object> properties;

  BenchmarkDatabase(TestDatabase database) {
    this.database = database;
    this.properties = database.springProperties();
  }

  /** The Spring properties that make an application use this database. */
  Map<String, Object> springProperties() {
    return properties;
  }

  /** The address whose connections count their round trips. */
  String countedUrl() {
    return database.url() + "&queryInterceptors=" + BenchmarkRoundTrips.class.getName();
  }

  /** Creates the tables, where no application does. */
  BenchmarkDatabase migrated() {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    return this;
  }

  /** A connection that counts its round trips and commits when told. */
  Connection connect() throws SQLException {
    Connection connection = open(countedUrl());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    return connection;
  }

  /** A connection that looks from aside: nobody counts what it sends. */
  Connection connectAside() throws SQLException {
    return open(database.url());
  }

  private Connection open(String url) throws SQLException {
    return DriverManager.getConnection(
        url,
        (String) properties.get("spring.datasource.username"),
        (String) properties.get("spring.datasource.password"));
  }

  /** Makes the programme's tables what the pattern's are, and forgets what an engine has done. */
  void restore(BenchmarkDatabase pattern) throws SQLException {
    String source = pattern.name();
    try (Connection connection = connectAside();
        Statement statement = connection.createStatement()) {
      statement.execute("set session foreign_key_checks = 0");
      for (String table : texts(connection, ENGINE_TABLES)) {
        statement.execute("truncate table " + table);
      }
      if (number(
              connection,
              "select count(*) from information_schema.tables where table_schema = database()"
                  + " and table_name = 'ACT_RU_JOB'")
          > 0) {
        statement.execute("delete from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null");
        statement.execute("delete from ACT_RU_EVENT_SUBSCR where PROC_INST_ID_ is not null");
        statement.execute("delete from ACT_GE_BYTEARRAY where DEPLOYMENT_ID_ is null");
      }
      for (String table : programmeTables(pattern)) {
        statement.execute("truncate table `%s`".formatted(table));
        statement.execute(
            "insert into `%1$s` (%3$s) select %3$s from `%2$s`.`%1$s`"
                .formatted(table, source, columns(connection, table)));
        statement.execute("analyze table `%s`".formatted(table));
      }
    }
  }

  /** All but those that the database computes by itself. */
  private static String columns(Connection connection, String table) throws SQLException {
    List<String> columns =
        texts(
            connection,
            """
            select column_name from information_schema.columns
            where table_schema = database() and table_name = '%s'
              and extra not like '%%GENERATED%%'"""
                .formatted(table));
    return "`" + String.join("`, `", columns) + "`";
  }

  private static List<String> programmeTables(BenchmarkDatabase pattern) throws SQLException {
    try (Connection connection = pattern.connectAside()) {
      return texts(
          connection,
          """
          select table_name from information_schema.tables
          where table_schema = database() and table_type = 'BASE TABLE'
            and table_name not like 'ACT\\_%%' and table_name not in (%s)"""
              .formatted(NOT_COPIED));
    }
  }

  String name() throws SQLException {
    try (Connection connection = connectAside()) {
      return texts(connection, "select database()").get(0);
    }
  }

  /** A number that a query finds. */
  long count(String query) throws SQLException {
    try (Connection connection = connectAside()) {
      return number(connection, query);
    }
  }

  /** A text that a query finds. */
  String text(String query) throws SQLException {
    try (Connection connection = connectAside()) {
      return texts(connection, query).get(0);
    }
  }

  /** Rows that the server has inserted since it started. */
  long rowsInserted() throws SQLException {
    try (Connection connection = connectAside();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show global status like 'Handler_write'")) {
      row.next();
      return row.getLong(2);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Long.parseLong(texts(connection, query).get(0));
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }
}
