package io.tierflow.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** SQL alone: all members at once in one transaction, set by set. */
final class SetBased implements Way {

  private static final List<String> STATEMENTS = statements();

  private final BenchmarkDatabase database;

  SetBased(BenchmarkDatabase database) {
    this.database = database;
  }

  @Override
  public String key() {
    return "e";
  }

  @Override
  public String description() {
    return "set-based SQL, all members in one transaction";
  }

  @Override
  public BenchmarkDatabase database() {
    return database;
  }

  @Override
  public void run(Month month) throws SQLException {
    try (Connection connection = database.connect()) {
      bound(connection, month);
      try (Statement statement = connection.createStatement()) {
        for (String sql : STATEMENTS) {
          statement.execute(sql);
        }
      }
      connection.commit();
    }
  }

  private static void bound(Connection connection, Month month) throws SQLException {
    try (PreparedStatement variables =
        connection.prepareStatement(
            """
            set @as_of = cast(? as date), @year_start = cast(? as date),
              @recent_start = cast(? as datetime), @earning_start = cast(? as datetime),
              @month_end = cast(? as datetime)""")) {
      variables.setObject(1, month.asOf());
      variables.setObject(2, month.yearStart());
      variables.setObject(3, month.recentStart());
      variables.setObject(4, month.earningStart());
      variables.setObject(5, month.end());
      variables.execute();
    }
  }

  private static List<String> statements() {
    try (InputStream file = SetBased.class.getResourceAsStream("set-based.sql")) {
      String script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(script.replaceAll("(?m)^--.*$", "").split(";\\s*\\n"))
          .map(String::strip)
          .filter(sql -> !sql.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
