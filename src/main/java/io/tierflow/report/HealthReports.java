package io.tierflow.report;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.RecordRowMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept health reports, and the statement that computes one. */
@Repository
class HealthReports implements MonthlyFigures<HealthReport> {

  /**
   * One statement, so that all figures are of the same moment. Each line of the outer from clause
   * reads one kind of record and yields one row.
   */
  private static final String COMPUTE =
      """
      select
        :month as report_month, :now as generated_at,
        membership.members as members, membership.enrolled as members_enrolled,
        membership.closed as members_closed,
        activity.members as members_active, activity.transactions as transactions,
        activity.too_late as transactions_too_late, activity.net_spend as net_spend,
        activity.refunds as refunds,
        %s as points_distributed, %s as points_reversed,
        %s as points_spent, %s as points_expired,
        %s as points_adjusted, %s as points_outstanding,
        %s as points_shortfall,
        decided.moved_up as members_moved_up, decided.declined as reviews_declined,
        under_review.proposals as reviews_open,
        issued.vouchers as vouchers_issued, issued.amount as vouchers_issued_value,
        redeemed.vouchers as vouchers_redeemed, redeemed.amount as vouchers_redeemed_value,
        expired.vouchers as vouchers_expired, expired.amount as vouchers_expired_value,
        dispatched.gifts as gifts_dispatched, dispatched.cost as gifts_dispatched_cost
      from (
        select
          count(case when enrolled_on <= :lastDay
            and (closed_on is null or closed_on > :lastDay) then 1 end) as members,
          count(case when enrolled_on between :firstDay and :lastDay then 1 end) as enrolled,
          count(case when closed_on between :firstDay and :lastDay then 1 end) as closed
        from member
      ) membership
      cross join (
        select
          count(distinct member_number) as members,
          count(*) as transactions,
          count(case when earning = 'TOO_LATE' then 1 end) as too_late,
          coalesce(sum(spend), 0) as net_spend,
          coalesce(sum(case when spend < 0 then -spend end), 0) as refunds
        from transaction
        where occurred_at >= :fromInstant and occurred_at < :untilInstant
      ) activity
      cross join (
        select
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'EARN'
            then points end), 0) as distributed,
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'REVERSE'
            then shortfall + lapsed - points end), 0) as reversed,
          coalesce(sum(case when effective_on >= :firstDay and entry_type in ('SPEND', 'RETURN')
            then -points end), 0) as spent,
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'EXPIRE'
            then -points end), 0) as expired,
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'ADJUST'
            then points end), 0) as adjusted,
          coalesce(sum(points), 0) as outstanding,
          coalesce(sum(shortfall), 0) as shortfall
        from ledger_entry
        where effective_on <= :lastDay
      ) ledger
      cross join (
        select
          count(distinct case when status = 'CONFIRMED' and opening = false
            and kind in ('UPGRADE', 'GRANT') and to_tier <> coalesce(from_tier, '')
            then member_number end) as moved_up,
          count(case when status = 'DECLINED' and kind = 'UPGRADE' then 1 end) as declined
        from tier_change
        where decided_on between :firstDay and :lastDay
      ) decided
      cross join (
        select count(*) as proposals
        from tier_change
        where status = 'PROVISIONAL' and kind = 'UPGRADE' and proposed_on <= :lastDay
      ) under_review
      cross join (
        select count(*) as vouchers, coalesce(sum(amount), 0) as amount
        from (
          select amount from voucher
          where issued_on between :firstDay and :lastDay and state <> 'CANCELLED'
          union all
          select amount from voucher_archive
          where issued_on between :firstDay and :lastDay and state <> 'CANCELLED'
        ) current_and_archived_issued
      ) issued
      cross join (
        select count(*) as vouchers, coalesce(sum(amount), 0) as amount
        from voucher_redemption
        where redeemed_on between :firstDay and :lastDay
      ) redeemed
      cross join (
        select count(*) as vouchers, coalesce(sum(amount), 0) as amount
        from (
          select amount from voucher
          where expires_on between :firstDay and :lastDay and expires_on < :today
            and state = 'ISSUED'
          union all
          select amount from voucher_archive
          where expires_on between :firstDay and :lastDay and expires_on < :today
            and state = 'ISSUED'
        ) current_and_archived_expired
      ) expired
      cross join (
        select count(*) as gifts, coalesce(sum(cost), 0) as cost
        from gift_dispatch
        where decided_on between :firstDay and :lastDay and state = 'DISPATCHED'
      ) dispatched
      """
          .formatted(
              Stream.of(
                      "distributed",
                      "reversed",
                      "spent",
                      "expired",
                      "adjusted",
                      "outstanding",
                      "shortfall")
                  .map(sum -> PointsSum.inRange("ledger." + sum))
                  .toArray());

  private static final String KEEP =
      """
      insert into health_report (
        report_month, generated_at,
        members, members_enrolled, members_closed,
        members_active, transactions, transactions_too_late, net_spend, refunds,
        points_distributed, points_reversed, points_spent, points_expired, points_adjusted,
        points_outstanding, points_shortfall,
        members_moved_up, reviews_declined, reviews_open,
        vouchers_issued, vouchers_issued_value, vouchers_redeemed, vouchers_redeemed_value,
        vouchers_expired, vouchers_expired_value, gifts_dispatched, gifts_dispatched_cost)
      """
          + COMPUTE;

  private static final RowMapper<HealthFigures> FIGURES = RecordRowMapper.of(HealthFigures.class);

  private final JdbcClient database;
  private final MonthParameters monthParameters;

  HealthReports(JdbcClient database, MonthParameters monthParameters) {
    this.database = database;
    this.monthParameters = monthParameters;
  }

  @Override
  public Optional<HealthReport> find(YearMonth month) {
    return database
        .sql("select * from health_report where report_month = :month")
        .param("month", month.toString())
        .query((row, number) -> report(month, row, number))
        .optional();
  }

  @Override
  public HealthReport compute(YearMonth month) {
    Map<String, Object> parameters = monthParameters.of(month);
    return new HealthReport(
        month,
        MonthParameters.now(parameters),
        database.sql(COMPUTE).params(parameters).query(FIGURES).single());
  }

  @Override
  public HealthReport replaceByComputed(YearMonth month) {
    database
        .sql("delete from health_report where report_month = :month")
        .param("month", month.toString())
        .update();
    database.sql(KEEP).params(monthParameters.of(month)).update();
    return find(month).orElseThrow();
  }

  private static HealthReport report(YearMonth month, ResultSet row, int number)
      throws SQLException {
    return new HealthReport(month, JdbcTime.read(row, "generated_at"), FIGURES.mapRow(row, number));
  }
}
