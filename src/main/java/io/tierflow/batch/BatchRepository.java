package io.tierflow.batch;

import io.tierflow.common.ProgrammeCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches, and the instances of members who are retried alone. */
@Repository
class BatchRepository {

  private static final String BATCHES =
      """
      select b.*,
        coalesce((select sum(r.members_taken) from batch_range r
          where r.kind = b.kind and r.batch_name = b.batch_name), 0) as members_taken,
        coalesce((select sum(r.members_skipped) from batch_range r
          where r.kind = b.kind and r.batch_name = b.batch_name), 0) as members_skipped,
        coalesce((select sum(r.counted) from batch_range r
          where r.kind = b.kind and r.batch_name = b.batch_name), 0) as counted
      from batch b
      """;

  private final JdbcClient jdbc;
  private final ProgrammeCalendar calendar;

  BatchRepository(JdbcClient jdbc, ProgrammeCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /** Opens a batch unless it is there already, and makes others who would open it wait. */
  Batch openAndLock(
      String kind, String name, LocalDate asOf, String startedBy, String processInstanceId) {
    jdbc.sql(
            """
            insert into batch (kind, batch_name, as_of, state, members_total, started_at,
              started_by, process_instance_id)
            values (:kind, :name, :asOf, 'RUNNING', 0, :now, :startedBy, :processInstanceId)
            on duplicate key update batch_name = batch_name
            """)
        .param("kind", kind)
        .param("name", name)
        .param("asOf", asOf)
        .param("now", now())
        .param("startedBy", startedBy)
        .param("processInstanceId", processInstanceId)
        .update();
    jdbc.sql("select batch_name from batch where kind = ? and batch_name = ? for update")
        .params(kind, name)
        .query(String.class)
        .single();
    return find(kind, name).orElseThrow();
  }

  void handOver(String kind, String name, String processInstanceId) {
    jdbc.sql("update batch set process_instance_id = ? where kind = ? and batch_name = ?")
        .params(processInstanceId, kind, name)
        .update();
  }

  void countMembers(String kind, String name) {
    jdbc.sql(
            """
            update batch set members_total =
              (select count(*) from member where status = 'ACTIVE')
            where kind = ? and batch_name = ?
            """)
        .params(kind, name)
        .update();
  }

  /** Members who joined or left on the way are counted as they were met. */
  void complete(String kind, String name) {
    jdbc.sql(
            """
            update batch set state = 'COMPLETED', completed_at = :now, members_total =
              (select coalesce(sum(members_taken + members_skipped), 0)
               from batch_range where kind = :kind and batch_name = :name)
            where kind = :kind and batch_name = :name
            """)
        .param("now", now())
        .param("kind", kind)
        .param("name", name)
        .update();
  }

  Optional<Batch> find(String kind, String name) {
    return jdbc.sql(BATCHES + "where b.kind = ? and b.batch_name = ?")
        .params(kind, name)
        .query(BatchRepository::batch)
        .optional();
  }

  List<Batch> newestFirst(String kind, Pageable page) {
    return jdbc.sql(BATCHES + "where b.kind = ? order by b.batch_name desc limit ? offset ?")
        .params(kind, page.getPageSize(), page.getOffset())
        .query(BatchRepository::batch)
        .list();
  }

  long count(String kind) {
    return jdbc.sql("select count(*) from batch where kind = ?")
        .param(kind)
        .query(Long.class)
        .single();
  }

  void addRetried(String kind, String name, String processInstanceId) {
    jdbc.sql(
            "insert into batch_retried_member (kind, batch_name, process_instance_id)"
                + " values (?, ?, ?)")
        .params(kind, name, processInstanceId)
        .update();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(calendar.now(), ZoneOffset.UTC);
  }

  private static Batch batch(ResultSet row, int number) throws SQLException {
    return new Batch(
        row.getString("kind"),
        row.getString("batch_name"),
        row.getObject("as_of", LocalDate.class),
        BatchState.valueOf(row.getString("state")),
        row.getLong("members_total"),
        row.getLong("members_taken"),
        row.getLong("members_skipped"),
        row.getLong("counted"),
        instant(row, "started_at"),
        row.getString("started_by"),
        instant(row, "completed_at"),
        row.getString("process_instance_id"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    LocalDateTime stored = row.getObject(column, LocalDateTime.class);
    return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
  }
}
