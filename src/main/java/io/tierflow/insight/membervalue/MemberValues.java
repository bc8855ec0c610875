package io.tierflow.insight.membervalue;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.insight.figures.Figure;
import io.tierflow.insight.membervalue.MemberPurchases.Page;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the models read of members, and what is kept of their results. */
@Repository
class MemberValues {

  private static final int MEMBERS_AT_ONCE = 2_000;

  /** Whoever began so long ago has failed, and another may try. */
  private static final Duration LEASE = Duration.ofHours(20);

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final ProgrammeCalendar calendar;

  MemberValues(JdbcClient database, JdbcTemplate batches, ProgrammeCalendar calendar) {
    this.database = database;
    this.batches = batches;
    this.calendar = calendar;
  }

  boolean isKept(YearMonth month) {
    return database
        .sql("select report_month from lifetime_model where report_month = :month")
        .param("month", month.toString())
        .query(String.class)
        .optional()
        .isPresent();
  }

  /** Whether nobody has begun lately; from now on the caller has. */
  boolean claim(Instant now) {
    return database
            .sql(
                """
                update figure_refresh set refreshed_at = :now
                where lock_name = 'LIFETIME' and (refreshed_at is null or refreshed_at < :before)
                """)
            .param("now", JdbcTime.of(now))
            .param("before", JdbcTime.of(now.minus(LEASE)))
            .update()
        == 1;
  }

  /**
   * The next members in the order of their numbers, with their purchases up to a day. Purchases of
   * a day are one visit, and what was refunded of one doesn't count as spent.
   *
   * @param after the last member of the page before, empty for the first
   * @param months how far back cost is counted
   * @param pointsValue what a point is worth
   * @return empty after the last member
   */
  Optional<Page> page(String after, LocalDate until, int months, BigDecimal pointsValue) {
    List<String> numbers =
        database
            .sql(
                """
                select member_number from member where member_number > :after
                order by member_number limit :most
                """)
            .param("after", after)
            .param("most", MEMBERS_AT_ONCE)
            .query(String.class)
            .list();
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    String last = numbers.get(numbers.size() - 1);
    return Optional.of(
        new Page(
            after,
            last,
            purchases(after, last, until),
            costs(after, last, until, months, pointsValue)));
  }

  private List<MemberPurchases> purchases(String after, String last, LocalDate until) {
    Map<String, TreeMap<LocalDate, BigDecimal>> spent = new TreeMap<>();
    database
        .sql(
            """
            select member_number, occurred_at, spend - refunded_amount as spent
            from transaction
            where member_number > :after and member_number <= :last and occurred_at < :until
              and counts_as_transaction = true and spend > refunded_amount
            """)
        .param("after", after)
        .param("last", last)
        .param("until", JdbcTime.of(calendar.endOf(until)))
        .query(
            row -> {
              spent
                  .computeIfAbsent(row.getString("member_number"), number -> new TreeMap<>())
                  .merge(
                      calendar.dayOf(JdbcTime.read(row, "occurred_at")),
                      row.getBigDecimal("spent"),
                      BigDecimal::add);
            });
    List<MemberPurchases> purchases = new ArrayList<>();
    spent.forEach((number, days) -> purchases.add(MemberPurchases.of(number, days, until)));
    return purchases;
  }

  private Map<String, BigDecimal> costs(
      String after, String last, LocalDate until, int months, BigDecimal pointsValue) {
    Map<String, BigDecimal> costs = new HashMap<>();
    database
        .sql(
            """
            select member_number, sum(cost) as cost
            from (
              select member_number, amount as cost from voucher_redemption
              where member_number > :after and member_number <= :last
                and redeemed_on > :from and redeemed_on <= :until
              union all
              select member_number, cost from gift_dispatch
              where member_number > :after and member_number <= :last
                and decided_on > :from and decided_on <= :until and state = 'DISPATCHED'
              union all
              select member_number, sum(points) * :pointsValue from ledger_entry
              where member_number > :after and member_number <= :last
                and effective_on > :from and effective_on <= :until
              group by member_number
            ) costs
            group by member_number
            """)
        .param("after", after)
        .param("last", last)
        .param("from", until.minusMonths(months))
        .param("until", until)
        .param("pointsValue", pointsValue)
        .query(
            row -> {
              costs.put(row.getString("member_number"), row.getBigDecimal("cost"));
            });
    return costs;
  }

  /** Keeps a page in place of what was kept of its members. */
  void replace(Page page, List<MemberValue> values) {
    database
        .sql(
            "delete from member_lifetime_value"
                + " where member_number > :after and member_number <= :last")
        .param("after", page.after())
        .param("last", page.last())
        .update();
    batches.batchUpdate(
        """
        insert into member_lifetime_value (member_number, as_of, months, visits, last_visit_on,
          probability_alive, expected_visits, expected_spend, lifetime_value, programme_cost)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        values.stream()
            .map(
                each ->
                    new Object[] {
                      each.memberNumber(),
                      each.asOf(),
                      each.months(),
                      each.visits(),
                      each.lastVisitOn(),
                      each.probabilityAlive(),
                      each.expectedVisits(),
                      each.expectedSpend(),
                      each.lifetimeValue(),
                      each.programmeCost()
                    })
            .toList());
  }

  /** Keeps the sums by tier and account type for the month's figures. */
  void summarize(YearMonth month, LocalDate asOf) {
    database
        .sql("delete from figure_month where report_month = :month and figure in (:figures)")
        .param("month", month.toString())
        .param(
            "figures",
            List.of(
                Figure.VALUED_MEMBERS.name(),
                Figure.MEMBERS_EXPECTED.name(),
                Figure.LIFETIME_VALUE.name(),
                Figure.LIFETIME_COST.name()))
        .update();
    database
        .sql(
            """
            insert into figure_month (figure, report_month, tier, account_type, detail, amount)
            select figures.figure, :month, sums.tier, sums.account_type, '',
              case figures.figure
                when 'VALUED_MEMBERS' then sums.members
                when 'MEMBERS_EXPECTED' then sums.alive
                when 'LIFETIME_VALUE' then sums.worth
                else sums.cost end
            from (
              select member.confirmed_tier as tier, member.account_type, count(*) as members,
                sum(probability_alive) as alive, sum(lifetime_value) as worth,
                sum(programme_cost) as cost
              from member_lifetime_value
              join member on member.member_number = member_lifetime_value.member_number
              where as_of = :asOf
              group by member.confirmed_tier, member.account_type
            ) sums
            cross join (
              select 'VALUED_MEMBERS' as figure union all select 'MEMBERS_EXPECTED'
              union all select 'LIFETIME_VALUE' union all select 'LIFETIME_COST'
            ) figures
            """)
        .param("month", month.toString())
        .param("asOf", asOf)
        .update();
  }

  void keep(FittedModels fitted, YearMonth month, Instant at) {
    database
        .sql(
            """
            insert into lifetime_model (report_month, as_of, computed_at, members, fitted_to,
              months, margin, discount_rate, visits_r, visits_alpha, visits_a, visits_b, spend_p,
              spend_q, spend_gamma)
            values (:month, :asOf, :at, :members, :fittedTo, :months, :margin, :discountRate, :r,
              :alpha, :a, :b, :p, :q, :gamma)
            """)
        .param("month", month.toString())
        .param("asOf", month.atEndOfMonth())
        .param("at", JdbcTime.of(at))
        .param("members", fitted.members())
        .param("fittedTo", fitted.visits().members())
        .param("months", fitted.valuation().terms().horizonInMonths())
        .param("margin", fitted.valuation().terms().margin())
        .param("discountRate", fitted.valuation().terms().annualDiscountRate())
        .param("r", fitted.visits().model().r())
        .param("alpha", fitted.visits().model().alpha())
        .param("a", fitted.visits().model().a())
        .param("b", fitted.visits().model().b())
        .param("p", fitted.spend().model().p())
        .param("q", fitted.spend().model().q())
        .param("gamma", fitted.spend().model().gamma())
        .update();
  }

  Optional<MemberValue> find(String memberNumber) {
    return database
        .sql("select * from member_lifetime_value where member_number = :member")
        .param("member", memberNumber)
        .query(RecordRowMapper.of(MemberValue.class))
        .optional();
  }
}
