package io.tierflow.member;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/** Rows about a member as an export shows them. */
@Component
public class MemberRows {

  private final JdbcClient database;

  MemberRows(JdbcClient database) {
    this.database = database;
  }

  /**
   * Reads rows.
   *
   * @param select a statement whose only parameter is the member number
   * @param memberNumber whose
   * @return the rows: columns in lower camel case, instants in UTC, what is null left out
   */
  public List<Map<String, Object>> read(String select, String memberNumber) {
    return database
        .sql(select)
        .param(memberNumber)
        .query((row, number) -> shown(row, row.getMetaData()))
        .list();
  }

  /**
   * Changes rows.
   *
   * @param update a statement whose only parameter is the member number
   * @param memberNumber whose
   */
  public void write(String update, String memberNumber) {
    database.sql(update).param(memberNumber).update();
  }

  private static Map<String, Object> shown(ResultSet row, ResultSetMetaData columns)
      throws SQLException {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      Object value = value(row, column, columns.getColumnType(column));
      if (value != null) {
        shown.put(
            JdbcUtils.convertUnderscoreNameToPropertyName(
                JdbcUtils.lookupColumnName(columns, column).toLowerCase(Locale.ROOT)),
            value);
      }
    }
    return shown;
  }

  /** A day is read as one: as a date of JDBC it would depend on this machine's time zone. */
  private static Object value(ResultSet row, int column, int type) throws SQLException {
    if (type == Types.DATE) {
      return row.getObject(column, LocalDate.class);
    }
    Object value = JdbcUtils.getResultSetValue(row, column);
    if (value instanceof Timestamp instant) {
      return instant.toInstant();
    }
    return value instanceof LocalDateTime instant ? JdbcTime.instant(instant) : value;
  }
}
