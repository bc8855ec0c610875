package io.tierflow.campaign;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberRanges;
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

/** Days of communication and the ranges of members that each of them takes. */
@Repository
class CampaignDayRepository {

  private static final String DAYS =
      """
      select d.*, coalesce(p.members_taken, 0) as members_taken,
        coalesce(p.occasions_told, 0) as occasions_told
      from communication_day d
      left join (
        select on_day, sum(members_taken) as members_taken, sum(occasions_told) as occasions_told
        from communication_partition group by on_day
      ) p on p.on_day = d.on_day
      """;

  private final JdbcClient jdbc;
  private final MemberRanges ranges;
  private final ProgrammeCalendar calendar;

  CampaignDayRepository(JdbcClient jdbc, ProgrammeCalendar calendar) {
    this.jdbc = jdbc;
    this.ranges = new MemberRanges(jdbc, "communication_partition", "on_day", "occasions_told");
    this.calendar = calendar;
  }

  /** Who was taken on a day, and who is still to be taken; occasions told are counted. */
  MemberRanges ranges() {
    return ranges;
  }

  /** Opens a day unless it is there already, and makes others who would open it wait. */
  CampaignDay openAndLock(LocalDate day, String startedBy, String processInstanceId) {
    jdbc.sql(
            """
            insert into communication_day (on_day, state, lots_expired, points_expired, started_at,
              started_by, process_instance_id)
            values (:day, 'RUNNING', 0, 0, :now, :startedBy, :processInstanceId)
            on duplicate key update on_day = on_day
            """)
        .param("day", day)
        .param("now", now())
        .param("startedBy", startedBy)
        .param("processInstanceId", processInstanceId)
        .update();
    jdbc.sql("select on_day from communication_day where on_day = ? for update")
        .param(day)
        .query(LocalDate.class)
        .single();
    return find(day).orElseThrow();
  }

  void handOver(LocalDate day, String processInstanceId) {
    jdbc.sql("update communication_day set process_instance_id = ? where on_day = ?")
        .params(processInstanceId, day)
        .update();
  }

  Optional<CampaignDay> find(LocalDate day) {
    return jdbc.sql(DAYS + "where d.on_day = ?")
        .param(day)
        .query(CampaignDayRepository::day)
        .optional();
  }

  List<CampaignDay> newestFirst(Pageable page) {
    return jdbc.sql(DAYS + "order by d.on_day desc limit ? offset ?")
        .params(page.getPageSize(), page.getOffset())
        .query(CampaignDayRepository::day)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from communication_day").query(Long.class).single();
  }

  void addExpired(LocalDate day, int lots, long points) {
    jdbc.sql(
            """
            update communication_day
            set lots_expired = lots_expired + ?, points_expired = points_expired + ?
            where on_day = ?
            """)
        .params(lots, points, day)
        .update();
  }

  void complete(LocalDate day) {
    jdbc.sql("update communication_day set state = 'COMPLETED', completed_at = ? where on_day = ?")
        .params(now(), day)
        .update();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(calendar.now(), ZoneOffset.UTC);
  }

  private static CampaignDay day(ResultSet row, int number) throws SQLException {
    return new CampaignDay(
        row.getObject("on_day", LocalDate.class),
        CampaignDayState.valueOf(row.getString("state")),
        row.getLong("members_taken"),
        row.getLong("occasions_told"),
        row.getLong("lots_expired"),
        row.getLong("points_expired"),
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
