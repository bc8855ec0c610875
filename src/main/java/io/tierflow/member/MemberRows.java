package io.tierflow.member;

import io.tierflow.common.JdbcTime;
import java.sql.Timestamp;
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
    return database.sql(select).param(memberNumber).query().listOfRows().stream()
        .map(MemberRows::shown)
        .toList();
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

  private static Map<String, Object> shown(Map<String, Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    row.forEach(
        (column, value) -> {
          if (value != null) {
            shown.put(
                JdbcUtils.convertUnderscoreNameToPropertyName(column.toLowerCase(Locale.ROOT)),
                shown(value));
          }
        });
    return shown;
  }

  private static Object shown(Object value) {
    if (value instanceof Timestamp instant) {
      return instant.toInstant();
    }
    if (value instanceof LocalDateTime instant) {
      return JdbcTime.instant(instant);
    }
    return value instanceof java.sql.Date day ? day.toLocalDate() : value;
  }
}
