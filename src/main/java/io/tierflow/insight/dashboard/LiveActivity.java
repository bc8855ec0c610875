package io.tierflow.insight.dashboard;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.insight.dashboard.LivePanel.Upgrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what has happened lately, by what was recorded when. However many people look, the database
 * is asked once within a few seconds.
 */
@Component
class LiveActivity {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final Duration FRESH = Duration.ofSeconds(4);
  private static final int NEWEST = 5;

  private static final String MOVED_UP =
      """
      from tier_change
      where recorded_at >= :since and status = 'CONFIRMED' and opening = false
        and kind in ('UPGRADE', 'GRANT') and to_tier <> coalesce(from_tier, '')
      """;

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final AtomicReference<LivePanel> last = new AtomicReference<>();

  LiveActivity(JdbcClient database, ProgrammeCalendar calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /** The last 24 hours, as of a few seconds ago at most. */
  LivePanel panel() {
    Instant now = calendar.now();
    LivePanel known = last.get();
    if (known != null && Duration.between(known.at(), now).abs().compareTo(FRESH) < 0) {
      return known;
    }
    LivePanel read = read(now);
    last.set(read);
    return read;
  }

  private LivePanel read(Instant now) {
    Instant from = now.minus(WINDOW);
    LocalDateTime since = JdbcTime.of(from);
    Sales sales =
        database
            .sql(
                """
                select count(*) as transactions, coalesce(sum(spend), 0) as net_spend
                from transaction where recorded_at >= :since
                """)
            .param("since", since)
            .query(RecordRowMapper.of(Sales.class))
            .single();
    Points points =
        database
            .sql(
                """
                select
                  coalesce(sum(case when entry_type = 'EARN' then points else 0 end), 0) as issued,
                  coalesce(sum(case when entry_type in ('SPEND', 'RETURN') then -points
                    else 0 end), 0) as redeemed
                from ledger_entry where recorded_at >= :since
                """)
            .param("since", since)
            .query(RecordRowMapper.of(Points.class))
            .single();
    return new LivePanel(
        now,
        sales.transactions(),
        sales.netSpend(),
        points.issued().longValue(),
        points.redeemed().longValue(),
        nearTier(from),
        database
            .sql("select count(distinct member_number) " + MOVED_UP)
            .param("since", since)
            .query(Long.class)
            .single(),
        newest(since));
  }

  /** Who is near is what the table of communication says: these members were told so. */
  private long nearTier(Instant from) {
    return database
        .sql(
            """
            select count(distinct member_number) from communication_occasion
            where told_on >= :since and kind = 'TIER_PROGRESS'
            """)
        .param("since", calendar.dayOf(from))
        .query(Long.class)
        .single();
  }

  private List<Upgrade> newest(LocalDateTime since) {
    return database
        .sql(
            "select member_number, from_tier, to_tier, recorded_at "
                + MOVED_UP
                + " order by recorded_at desc, change_id limit "
                + NEWEST)
        .param("since", since)
        .query(RecordRowMapper.of(Upgrade.class))
        .list();
  }

  private record Sales(long transactions, BigDecimal netSpend) {}

  private record Points(BigDecimal issued, BigDecimal redeemed) {}
}
