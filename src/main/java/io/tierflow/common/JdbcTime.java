package io.tierflow.common;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as columns hold them: date-times of UTC, which a driver converts by no zone of its own.
 */
public final class JdbcTime {

  private JdbcTime() {}

  /**
   * What a column holds of an instant.
   *
   * @param instant the instant
   * @return the date-time that it is in UTC
   */
  public static LocalDateTime of(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  /**
   * The instant that a column holds.
   *
   * @param stored a date-time of UTC, or null
   * @return the instant, or null
   */
  public static Instant instant(LocalDateTime stored) {
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }

  /**
   * Reads an instant.
   *
   * @param row a row
   * @param column name of its column
   * @return the instant, or null
   * @throws SQLException if there is no such column
   */
  public static Instant read(ResultSet row, String column) throws SQLException {
    return instant(row.getObject(column, LocalDateTime.class));
  }

  /**
   * Reads an instant.
   *
   * @param row a row
   * @param column number of its column, from 1
   * @return the instant, or null
   * @throws SQLException if there is no such column
   */
  public static Instant read(ResultSet row, int column) throws SQLException {
    return instant(row.getObject(column, LocalDateTime.class));
  }
}
