package io.tierflow.workflow.monthlyrun;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberRanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs, their ranges of members, and the members who were taken alone. */
@Repository
class MonthlyRunRepository {

  private final JdbcClient jdbc;
  private final MemberRanges ranges;
  private final ProgrammeCalendar calendar;

  MonthlyRunRepository(JdbcClient jdbc, ProgrammeCalendar calendar) {
    this.jdbc = jdbc;
    this.ranges = new MemberRanges(jdbc, "monthly_run_partition", "run_id", "members_skipped");
    this.calendar = calendar;
  }

  /** What runs have taken, and still have to take; they count the members whom they skip. */
  MemberRanges ranges() {
    return ranges;
  }

  /** Opens a run unless it is there already, and makes others who would open it wait. */
  MonthlyRun openAndLock(YearMonth month, String startedBy, String processInstanceId) {
    jdbc.sql(
            """
            insert into monthly_run (run_id, as_of, state, members_total, started_at, started_by,
              process_instance_id)
            values (:runId, :asOf, 'RUNNING', 0, :now, :startedBy, :processInstanceId)
            on duplicate key update run_id = run_id
            """)
        .param("runId", month.toString())
        .param("asOf", month.atEndOfMonth())
        .param("now", now())
        .param("startedBy", startedBy)
        .param("processInstanceId", processInstanceId)
        .update();
    return jdbc.sql("select * from monthly_run where run_id = ? for update")
        .param(month.toString())
        .query(MonthlyRunRepository::run)
        .single();
  }

  /** Hands a run over to another instance. */
  void handOver(String runId, String processInstanceId) {
    jdbc.sql("update monthly_run set process_instance_id = ? where run_id = ?")
        .params(processInstanceId, runId)
        .update();
  }

  Optional<MonthlyRun> find(String runId) {
    return jdbc.sql("select * from monthly_run where run_id = ?")
        .param(runId)
        .query(MonthlyRunRepository::run)
        .optional();
  }

  List<MonthlyRun> newestFirst(Pageable page) {
    return jdbc.sql("select * from monthly_run order by run_id desc limit ? offset ?")
        .params(page.getPageSize(), page.getOffset())
        .query(MonthlyRunRepository::run)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from monthly_run").query(Long.class).single();
  }

  void countMembers(String runId) {
    jdbc.sql(
            """
            update monthly_run set members_total =
              (select count(*) from member where status = 'ACTIVE')
            where run_id = ?
            """)
        .param(runId)
        .update();
  }

  void addStraggler(String runId, String processInstanceId) {
    jdbc.sql("insert into monthly_run_straggler (run_id, process_instance_id) values (?, ?)")
        .params(runId, processInstanceId)
        .update();
  }

  /** Instances of members taken alone of which nothing is recorded yet. */
  List<String> stragglersNotRecorded(String runId) {
    return jdbc.sql(
            """
            select s.process_instance_id from monthly_run_straggler s
            left join tier_upgrade u on u.process_instance_id = s.process_instance_id
            where s.run_id = ? and u.process_instance_id is null
            """)
        .param(runId)
        .query(String.class)
        .list();
  }

  /** How many instances are recorded that have not ended: their automatic part is done. */
  long notEnded(String runId) {
    return jdbc.sql("select count(*) from tier_upgrade where run_id = ? and ended_at is null")
        .param(runId)
        .query(Long.class)
        .single();
  }

  /** How many of these instances are recorded. */
  long recorded(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty()
        ? 0
        : jdbc.sql("select count(*) from tier_upgrade where process_instance_id in (:ids)")
            .param("ids", processInstanceIds)
            .query(Long.class)
            .single();
  }

  /** Members who joined or left on the way are counted as they were met. */
  void complete(String runId) {
    jdbc.sql(
            """
            update monthly_run set state = 'COMPLETED', completed_at = ?, members_total =
              (select coalesce(sum(members_taken + members_skipped), 0)
               from monthly_run_partition where run_id = ?)
            where run_id = ?
            """)
        .params(now(), runId, runId)
        .update();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(calendar.now(), ZoneOffset.UTC);
  }

  private static MonthlyRun run(ResultSet row, int number) throws SQLException {
    return new MonthlyRun(
        row.getString("run_id"),
        row.getObject("as_of", LocalDate.class),
        MonthlyRunState.valueOf(row.getString("state")),
        row.getLong("members_total"),
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
