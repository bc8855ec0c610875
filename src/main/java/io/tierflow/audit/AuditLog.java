package io.tierflow.audit;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds entries of the audit for those who may read it. */
@Service
@Transactional(readOnly = true)
class AuditLog {

  private final JdbcClient database;
  private final AuditRows rows;
  private final ProgrammeCalendar calendar;

  AuditLog(JdbcClient database, AuditRows rows, ProgrammeCalendar calendar) {
    this.database = database;
    this.rows = rows;
    this.calendar = calendar;
  }

  /**
   * Lists sealed entries, newest first.
   *
   * @param filter which
   * @param before place in the chain that they come before, or null for the newest
   * @param size how many at most, 1 to 200
   * @return the entries
   * @throws InvalidInputException if the size is out of bounds
   */
  AuditLines newestFirst(AuditQuery filter, Long before, int size) {
    PageResponse.requireSize(size);
    List<Object> values = new ArrayList<>();
    String query =
        "select sequence_number, recorded_at, actor, address, action, subject, detail,"
            + " attachment is not null as has_attachment, hash from audit_entry where "
            + conditions(filter, before, values)
            + order(filter)
            + " limit "
            + (size + 1);
    List<AuditLine> found = database.sql(query).params(values).query(AuditLog::line).list();
    List<AuditLine> shown = found.subList(0, Math.min(size, found.size()));
    return new AuditLines(shown, found.size() > size ? shown.get(size - 1).sequenceNumber() : null);
  }

  /**
   * Looks an entry up.
   *
   * @param sequenceNumber its place in the chain
   * @return the entry with its attachment
   * @throws NotFoundException if there is none
   */
  AuditEntry require(long sequenceNumber) {
    return rows.sealed(sequenceNumber)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no entry %d in the audit.".formatted(sequenceNumber)));
  }

  /** The chain's end, and how it was when it was last verified. */
  ChainHead head() {
    return rows.head();
  }

  private String conditions(AuditQuery filter, Long before, List<Object> values) {
    List<String> conditions = new ArrayList<>();
    conditions.add("sequence_number is not null");
    with("sequence_number < ?", before, conditions, values);
    with("actor = ?", filter.actor(), conditions, values);
    with("action = ?", filter.action() == null ? null : filter.action().name(), conditions, values);
    with("subject = ?", filter.subject(), conditions, values);
    with("address = ?", filter.address(), conditions, values);
    if (filter.day() != null) {
      with("recorded_at >= ?", JdbcTime.of(calendar.startOf(filter.day())), conditions, values);
      with("recorded_at < ?", JdbcTime.of(calendar.endOf(filter.day())), conditions, values);
    }
    return String.join(" and ", conditions);
  }

  /** H2 reads an index in its order, instead of sorting all that it finds, only if asked for. */
  private static String order(AuditQuery filter) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("subject desc, ", filter.subject());
    given.put("address desc, ", filter.address());
    given.put("actor desc, ", filter.actor());
    given.put("action desc, ", filter.action());
    String first =
        given.entrySet().stream()
            .filter(column -> column.getValue() != null)
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    return " order by " + first + "sequence_number desc";
  }

  private static void with(
      String condition, Object value, List<String> conditions, List<Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static AuditLine line(ResultSet row, int number) throws SQLException {
    return new AuditLine(
        row.getLong("sequence_number"),
        JdbcTime.read(row, "recorded_at"),
        row.getString("actor"),
        row.getString("address"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getBoolean("has_attachment"),
        row.getString("hash"));
  }
}
