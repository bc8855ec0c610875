package io.tierflow.insight.owed;

import io.tierflow.common.JdbcTime;
import io.tierflow.insight.liability.PointsMovement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept of each month by cohort, and the statements that compute it. */
@Repository
class CohortMonths {

  /**
   * An entry that brought points in has a lot of its number, which is of its own month; a lot that
   * a merge has moved is of the month in which its points were issued. Other entries say which lots
   * they took from or gave back to, expiries which lot expired. What is older than these records,
   * or came back from such a redemption, counts for the entry's own month.
   */
  private static final String COMPUTE =
      """
      select extract(year from issued_on) as issue_year, extract(month from issued_on) as issue_month,
        sum(case when entry_type = 'EARN' then points else 0 end) as issued,
        sum(case when entry_type = 'SPEND' or (entry_type = 'RETURN' and in_lot = 1)
          then -points else 0 end) as redeemed,
        sum(case when entry_type = 'EXPIRE' then -points else 0 end) as expired,
        sum(case when entry_type = 'REVERSE' then -points else 0 end) as reversed,
        sum(case when entry_type = 'ADJUST' or (entry_type = 'RETURN' and in_lot = 0)
          then points else 0 end) as adjusted
      from (
        select brought.entry_type, brought.points, 0 as in_lot,
          coalesce(moved.issued_on, brought.effective_on) as issued_on
        from ledger_entry brought
        left join moved_lot moved on moved.member_number = brought.member_number
          and moved.entry_number = brought.entry_number
        where brought.effective_on between :firstDay and :lastDay and brought.points > 0
          and brought.entry_type <> 'RETURN'
        union all
        select entry.entry_type, movement.points, 1, coalesce(moved.issued_on, lot.effective_on)
        from ledger_entry entry
        join lot_movement movement on movement.member_number = entry.member_number
          and movement.entry_number = entry.entry_number
        join ledger_entry lot on lot.member_number = movement.member_number
          and lot.entry_number = movement.lot_entry
        left join moved_lot moved on moved.member_number = movement.member_number
          and moved.entry_number = movement.lot_entry
        where entry.effective_on between :firstDay and :lastDay
        union all
        select expiry.entry_type, expiry.points, 1,
          coalesce(moved.issued_on, lot.effective_on, expiry.effective_on)
        from ledger_entry expiry
        left join ledger_entry lot on lot.member_number = expiry.member_number
          and lot.entry_number = expiry.corrects_entry
        left join moved_lot moved on moved.member_number = expiry.member_number
          and moved.entry_number = expiry.corrects_entry
        where expiry.effective_on between :firstDay and :lastDay and expiry.entry_type = 'EXPIRE'
        union all
        select entry.entry_type, entry.points, 0, entry.effective_on
        from ledger_entry entry
        left join lot_movement movement on movement.member_number = entry.member_number
          and movement.entry_number = entry.entry_number
        where entry.effective_on between :firstDay and :lastDay and movement.member_number is null
          and (entry.points < 0 or entry.entry_type = 'RETURN') and entry.entry_type <> 'EXPIRE'
      ) facts
      where points <> 0
      group by extract(year from issued_on), extract(month from issued_on)
      """;

  /** Lots that came from others by merges, as far as it is known when those were issued. */
  private static final String MOVED =
      """
      select lot.moved_to_member, lot.moved_to_entry,
        coalesce(origin.issued_on, entry.effective_on) as issued_on
      from points_lot lot
      join ledger_entry entry on entry.member_number = lot.member_number
        and entry.entry_number = lot.entry_number
      left join moved_lot origin on origin.member_number = lot.member_number
        and origin.entry_number = lot.entry_number
      left join moved_lot known on known.member_number = lot.moved_to_member
        and known.entry_number = lot.moved_to_entry
      where lot.moved_to_member is not null and known.member_number is null
        and (origin.member_number is not null or not exists (
          select 1 from points_lot earlier
          where earlier.moved_to_member = lot.member_number
            and earlier.moved_to_entry = lot.entry_number))
      """;

  private final JdbcClient database;
  private final JdbcTemplate batches;

  CohortMonths(JdbcClient database, JdbcTemplate batches) {
    this.database = database;
    this.batches = batches;
  }

  /**
   * Keeps when lots were issued that merges have moved, those that moved several times last. What
   * is read isn't locked, as it would be if it were inserted by the statement that reads.
   */
  void keepMovedLots() {
    List<Object[]> moved = moved();
    while (!moved.isEmpty()) {
      batches.batchUpdate(
          "insert into moved_lot (member_number, entry_number, issued_on) values (?, ?, ?)", moved);
      moved = moved();
    }
  }

  private List<Object[]> moved() {
    return database
        .sql(MOVED)
        .query(
            (row, number) ->
                new Object[] {
                  row.getString("moved_to_member"),
                  row.getInt("moved_to_entry"),
                  row.getObject("issued_on", LocalDate.class)
                })
        .list();
  }

  void replace(YearMonth month) {
    String key = month.toString();
    List<Object[]> rows =
        database
            .sql(COMPUTE)
            .param("firstDay", month.atDay(1))
            .param("lastDay", month.atEndOfMonth())
            .query((row, number) -> kept(key, row))
            .list();
    database.sql("delete from cohort_month where report_month = ?").param(key).update();
    batches.batchUpdate(
        """
        insert into cohort_month
          (report_month, cohort, issued, redeemed, expired, reversed, adjusted)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
    replaceSum(month);
  }

  private static Object[] kept(String month, ResultSet row) throws SQLException {
    YearMonth cohort = YearMonth.of(row.getInt("issue_year"), row.getInt("issue_month"));
    return new Object[] {
      month,
      cohort.toString(),
      row.getLong("issued"),
      row.getLong("redeemed"),
      row.getLong("expired"),
      row.getLong("reversed"),
      row.getLong("adjusted")
    };
  }

  private void replaceSum(YearMonth month) {
    long points =
        database
            .sql(
                "select coalesce(sum(points), 0) from ledger_entry"
                    + " where effective_on between ? and ?")
            .params(month.atDay(1), month.atEndOfMonth())
            .query(Long.class)
            .single();
    database
        .sql("delete from ledger_month where report_month = ?")
        .param(month.toString())
        .update();
    database
        .sql("insert into ledger_month (report_month, points) values (?, ?)")
        .params(month.toString(), points)
        .update();
  }

  /** All that is kept, oldest first. */
  List<CohortMonth> all() {
    return database
        .sql(
            """
            select report_month, cohort, issued, redeemed, expired, reversed, adjusted
            from cohort_month order by report_month, cohort
            """)
        .query(
            (row, number) ->
                new CohortMonth(
                    YearMonth.parse(row.getString("cohort")),
                    YearMonth.parse(row.getString("report_month")),
                    new PointsMovement(
                        row.getLong("issued"),
                        row.getLong("redeemed"),
                        row.getLong("expired"),
                        row.getLong("reversed"),
                        row.getLong("adjusted"))))
        .list();
  }

  boolean isCohort(YearMonth cohort) {
    return database
        .sql(
            "select cohort from cohort_month"
                + " where report_month = ? and cohort = ? and issued + adjusted > 0")
        .params(cohort.toString(), cohort.toString())
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** By how many points the ledger has changed in each month. */
  SortedMap<YearMonth, Long> ledger() {
    SortedMap<YearMonth, Long> points = new TreeMap<>();
    database
        .sql("select report_month, points from ledger_month")
        .query(
            row -> {
              points.put(YearMonth.parse(row.getString("report_month")), row.getLong("points"));
            });
    return points;
  }

  /** When the cohorts were computed, and what all accounts had then. */
  Refresh refresh() {
    return database
        .sql("select refreshed_at, balances from figure_refresh where lock_name = 'COHORTS'")
        .query(
            (row, number) ->
                new Refresh(JdbcTime.read(row, "refreshed_at"), row.getLong("balances")))
        .single();
  }

  /**
   * When the cohorts were computed.
   *
   * @param at up to when entries are in them; null if they never were
   * @param balances what all accounts had then
   */
  record Refresh(Instant at, long balances) {}

  /** Whether nobody else computes cohorts; they can't until the transaction ends. */
  boolean lockIfFree() {
    return database
        .sql(
            "select lock_name from figure_refresh where lock_name = 'COHORTS'"
                + " for update skip locked")
        .query(String.class)
        .optional()
        .isPresent();
  }

  void refreshed(Instant at) {
    long balances =
        database
            .sql("select coalesce(sum(balance), 0) from points_account")
            .query(Long.class)
            .single();
    database
        .sql(
            "update figure_refresh set refreshed_at = ?, balances = ?"
                + " where lock_name = 'COHORTS'")
        .params(JdbcTime.of(at), balances)
        .update();
  }

  /** Days on which something is dated in the ledger that has arrived since. */
  List<LocalDate> daysArrivedSince(Instant since) {
    return database
        .sql("select distinct effective_on from ledger_entry where recorded_at >= ?")
        .param(JdbcTime.of(since))
        .query(LocalDate.class)
        .list();
  }

  /** The first or the last day of the ledger; empty if there is none. */
  Optional<LocalDate> endOfLedger(boolean first) {
    return database
        .sql("select %s(effective_on) from ledger_entry".formatted(first ? "min" : "max"))
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }
}
