package io.tierflow.testsupport.database;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Every row of every table, the engine's included, and what stands in them. */
public final class DatabaseDump {

  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = %s"
          + " and table_type like 'BASE TABLE'";

  private final DataSource database;

  public DatabaseDump(DataSource database) {
    this.database = database;
  }

  /** Tables and columns in which one of the texts stands, in clear or in a common encoding. */
  public List<String> placesOf(List<String> texts) throws SQLException {
    List<String> forms = texts.stream().flatMap(DatabaseDump::forms).toList();
    List<String> places = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      for (String table : tables(connection)) {
        search(connection, table, forms, places);
      }
    }
    return places;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(TABLES.formatted(h2 ? "current_schema" : "database()"))) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static void search(
      Connection connection, String table, List<String> forms, List<String> places)
      throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from " + quote + table + quote)) {
      int columns = row.getMetaData().getColumnCount();
      while (row.next()) {
        for (int column = 1; column <= columns; column++) {
          if (holds(row, column, forms)) {
            places.add(table + "." + row.getMetaData().getColumnName(column));
          }
        }
      }
    }
  }

  private static boolean holds(ResultSet row, int column, List<String> forms) throws SQLException {
    String content = content(row.getObject(column)).toLowerCase(Locale.ROOT);
    return forms.stream().anyMatch(content::contains);
  }

  private static String content(Object value) throws SQLException {
    if (value instanceof byte[] bytes) {
      return latin(bytes);
    }
    if (value instanceof Blob blob) {
      return latin(blob.getBytes(1, (int) blob.length()));
    }
    if (value instanceof Clob clob) {
      return latin(clob.getSubString(1, (int) clob.length()).getBytes(StandardCharsets.UTF_8));
    }
    return value == null ? "" : latin(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<String> forms(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
            latin(utf8),
            latin(text.getBytes(StandardCharsets.UTF_16LE)),
            HexFormat.of().formatHex(utf8),
            Base64.getEncoder().withoutPadding().encodeToString(utf8))
        .map(form -> form.toLowerCase(Locale.ROOT));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
