package io.tierflow.portal;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.policy.TermTranslations;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierChangeStatus;
import io.tierflow.web.PageResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that moved a member's points, tier or vouchers, in one list. */
@Service
@Transactional(readOnly = true)
class MyActivity {

  /** More than any member has. */
  private static final int ALL = 100_000;

  private static final Comparator<Read> NEWEST_FIRST =
      Comparator.comparing((Read read) -> read.entry.at())
          .reversed()
          .thenComparing(read -> read.entry.kind())
          .thenComparing(Comparator.comparing((Read read) -> read.place).reversed());

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final TermTranslations translations;

  MyActivity(JdbcClient database, ProgrammeCalendar calendar, TermTranslations translations) {
    this.database = database;
    this.calendar = calendar;
    this.translations = translations;
  }

  /**
   * A page of the member's activity, newest first.
   *
   * @param me whose
   * @param only what it is about, or null for all
   * @param page which page
   * @param language of the reasons and the rewards' titles
   */
  PageResponse<MyActivityEntry> entries(
      SignedInMember me, ActivitySource only, PageRequest page, Locale language) {
    int start = page.getPageNumber() * page.getPageSize();
    long total = asked(ActivityQuery.count(only), me).query(Long.class).single();
    List<MyActivityEntry> newest = newest(me, only, start + page.getPageSize(), language);
    return new PageResponse<>(
        newest.subList(Math.min(start, newest.size()), newest.size()),
        page.getPageNumber(),
        page.getPageSize(),
        total);
  }

  /** All of the member's activity, newest first. */
  List<MyActivityEntry> all(SignedInMember me, ActivitySource only, Locale language) {
    return newest(me, only, ALL, language);
  }

  private List<MyActivityEntry> newest(
      SignedInMember me, ActivitySource only, int limit, Locale language) {
    return asked(ActivityQuery.newest(only), me)
        .param("limit", limit)
        .query((row, number) -> read(row))
        .list()
        .stream()
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .map(read -> translated(read.entry, language))
        .toList();
  }

  private StatementSpec asked(String sql, SignedInMember me) {
    return database.sql(sql).param("member", me.memberNumber()).param("today", calendar.today());
  }

  private MyActivityEntry translated(MyActivityEntry entry, Locale language) {
    return entry.withReason(translations.reason(entry.reason(), language));
  }

  /** By position: the columns of a union have the names that its first part gives them. */
  private Read read(ResultSet row) throws SQLException {
    int column = 1;
    ActivitySource source = ActivitySource.valueOf(row.getString(column++));
    String what = row.getString(column++);
    Instant at = JdbcTime.read(row, column++);
    LocalDate lastDay = row.getObject(column++, LocalDate.class);
    long place = row.getLong(column++);
    MyActivityEntry entry =
        new MyActivityEntry(
            source,
            what,
            lastDay == null ? at : calendar.endOf(lastDay),
            lastDay == null ? calendar.dayOf(at) : lastDay,
            row.getObject(column++, Long.class),
            row.getObject(column++, Long.class),
            row.getBigDecimal(column++),
            tier(row.getString(column++)),
            tier(row.getString(column++)),
            status(row.getString(column++)),
            row.getObject(column++, LocalDate.class),
            row.getString(column));
    return new Read(entry, place);
  }

  private static Tier tier(String code) {
    return code == null ? null : Tier.valueOf(code);
  }

  private static TierChangeStatus status(String name) {
    return name == null ? null : TierChangeStatus.valueOf(name);
  }

  /** An entry, and where it stands among those of its table and second. */
  private record Read(MyActivityEntry entry, long place) {}
}
