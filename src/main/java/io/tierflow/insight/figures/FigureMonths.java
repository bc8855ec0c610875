package io.tierflow.insight.figures;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept figures, and the statements that compute those of a month. */
@Repository
class FigureMonths {

  /**
   * Each table is read once, and what it says of a member is a row; the rows of a member are then
   * put together, and members by tier and account type. Of changes recorded within the same second
   * the one to the higher tier counts, as in the return on investment. What an account had at the
   * end of the month is what it has now, less what came afterwards.
   */
  private static final String COMPUTE =
      """
      insert into figure_month (figure, report_month, tier, account_type, amount)
      select figures.figure, :month, sums.tier, sums.account_type,
        case figures.figure
          when 'MEMBERS' then sums.members
          when 'ACTIVE_MEMBERS' then sums.active_members
          when 'POINTS_ISSUED' then sums.issued
          when 'POINTS_REDEEMED' then sums.redeemed
          when 'POINTS_EXPIRED' then sums.expired
          when 'POINTS_REVERSED' then sums.reversed
          when 'POINTS_OUTSTANDING' then sums.outstanding
          else sums.net_spend end
      from (
        select tier, account_type, sum(belongs) as members,
          count(case when transactions > 0 then 1 end) as active_members,
          sum(spend) as net_spend, sum(issued) as issued, sum(redeemed) as redeemed,
          sum(expired) as expired, sum(reversed) as reversed, sum(outstanding) as outstanding
        from (
          select coalesce(max(tier), :lowestTier) as tier,
            coalesce(max(account_type), '') as account_type, sum(belongs) as belongs,
            sum(transactions) as transactions, sum(spend) as spend, sum(issued) as issued,
            sum(redeemed) as redeemed, sum(expired) as expired, sum(reversed) as reversed,
            sum(outstanding) as outstanding
          from (
            select member_number, account_type, null as tier,
              case when closed_on is null or closed_on > :lastDay then 1 else 0 end as belongs,
              0 as transactions, 0 as spend, 0 as issued, 0 as redeemed, 0 as expired,
              0 as reversed, 0 as outstanding
            from member
            where enrolled_on <= :lastDay
            union all
            select member_number, null, to_tier, 0, 0, 0, 0, 0, 0, 0, 0
            from (
              select member_number, to_tier,
                row_number() over (
                  partition by member_number
                  order by decided_on desc, recorded_at desc, ladder_rank desc, change_id desc)
                  as recency
              from tier_change join tier on tier.code = tier_change.to_tier
              where status = 'CONFIRMED' and decided_on <= :lastDay
            ) confirmed
            where recency = 1
            union all
            select member_number, null, null, 0, 1, spend, 0, 0, 0, 0, 0
            from transaction
            where occurred_at >= :fromInstant and occurred_at < :untilInstant
            union all
            select member_number, null, null, 0, 0, 0,
              case when effective_on <= :lastDay and entry_type = 'EARN'
                then points else 0 end,
              case when effective_on <= :lastDay and entry_type in ('SPEND', 'RETURN')
                then -points else 0 end,
              case when effective_on <= :lastDay and entry_type = 'EXPIRE'
                then -points else 0 end,
              case when effective_on <= :lastDay and entry_type = 'REVERSE'
                then shortfall + lapsed - points else 0 end,
              case when effective_on > :lastDay then -points else 0 end
            from ledger_entry
            where effective_on >= :firstDay
            union all
            select member_number, null, null, 0, 0, 0, 0, 0, 0, 0, balance
            from points_account
          ) facts
          group by member_number
        ) members
        group by tier, account_type
      ) sums
      cross join (
        select 'MEMBERS' as figure
        union all select 'ACTIVE_MEMBERS' union all select 'POINTS_ISSUED'
        union all select 'POINTS_REDEEMED' union all select 'POINTS_EXPIRED'
        union all select 'POINTS_REVERSED' union all select 'POINTS_OUTSTANDING'
        union all select 'NET_SPEND'
      ) figures
      """;

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;
  private final VocabularySource vocabulary;

  FigureMonths(JdbcClient database, ProgrammeCalendar calendar, VocabularySource vocabulary) {
    this.database = database;
    this.calendar = calendar;
    this.vocabulary = vocabulary;
  }

  /** A part of a month. */
  record Row(String month, String tier, String accountType, BigDecimal amount) {}

  List<Row> find(Figure figure, YearMonth from, YearMonth to) {
    return database
        .sql(
            """
            select report_month, tier, account_type, amount from figure_month
            where figure = :figure and report_month between :from and :to
            order by report_month, tier, account_type
            """)
        .param("figure", figure.name())
        .param("from", from.toString())
        .param("to", to.toString())
        .query(
            (row, number) ->
                new Row(
                    row.getString("report_month"),
                    row.getString("tier"),
                    row.getString("account_type"),
                    row.getBigDecimal("amount")))
        .list();
  }

  List<String> keptMonths() {
    return database
        .sql("select distinct report_month from figure_month where figure = 'POINTS_OUTSTANDING'")
        .query(String.class)
        .list();
  }

  void replace(YearMonth month) {
    database
        .sql("delete from figure_month where report_month = :month")
        .param("month", month.toString())
        .update();
    database
        .sql(COMPUTE)
        .param("month", month.toString())
        .param("lowestTier", vocabulary.ladder().lowest().code())
        .param("firstDay", month.atDay(1))
        .param("lastDay", month.atEndOfMonth())
        .param("fromInstant", JdbcTime.of(calendar.startOf(month.atDay(1))))
        .param("untilInstant", JdbcTime.of(calendar.endOf(month.atEndOfMonth())))
        .update();
  }

  Optional<Instant> refreshedAt() {
    return database
        .sql("select refreshed_at from figure_refresh where lock_name = 'FIGURES'")
        .query((row, number) -> Optional.ofNullable(JdbcTime.read(row, "refreshed_at")))
        .single();
  }

  /** Whether nobody else computes figures; they can't until the transaction ends. */
  boolean lockIfFree() {
    return database
        .sql(
            "select lock_name from figure_refresh where lock_name = 'FIGURES'"
                + " for update skip locked")
        .query(String.class)
        .optional()
        .isPresent();
  }

  void refreshed(Instant at) {
    database
        .sql("update figure_refresh set refreshed_at = :at where lock_name = 'FIGURES'")
        .param("at", JdbcTime.of(at))
        .update();
  }

  /** The days in UTC at which transactions occurred that have arrived since. */
  List<LocalDate> transactionDaysArrivedSince(Instant since) {
    return days("select distinct cast(occurred_at as date) from transaction", since);
  }

  Optional<LocalDate> firstLedgerDayArrivedSince(Instant since) {
    return days("select min(effective_on) from ledger_entry", since).stream().findFirst();
  }

  Optional<LocalDate> firstTierChangeArrivedSince(Instant since) {
    return days("select min(decided_on) from tier_change", since).stream().findFirst();
  }

  private List<LocalDate> days(String select, Instant since) {
    LocalDateTime stored = JdbcTime.of(since);
    return database
        .sql(select + " where recorded_at >= :since")
        .param("since", stored)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }
}
