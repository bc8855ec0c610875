package io.tierflow.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept health reports, and the statement that computes one. */
@Repository
class HealthReports {

  /**
   * One statement, so that all figures are of the same moment. Each line of the outer from clause
   * reads one kind of record and yields one row.
   */
  private static final String COMPUTE =
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
      select
        :month, :now,
        membership.members, membership.enrolled, membership.closed,
        activity.members, activity.transactions, activity.too_late,
        activity.net_spend, activity.refunds,
        %s, %s, %s, %s, %s, %s, %s,
        decided.moved_up, decided.declined, under_review.proposals,
        issued.vouchers, issued.amount, redeemed.vouchers, redeemed.amount,
        expired.vouchers, expired.amount, dispatched.gifts, dispatched.cost
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
          coalesce(sum(case when kind = 'REFUND' then -amount else amount end), 0) as net_spend,
          coalesce(sum(case when kind = 'REFUND' then amount end), 0) as refunds
        from transaction
        where occurred_at >= :fromInstant and occurred_at < :untilInstant
      ) activity
      cross join (
        select
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'EARN'
            then points end), 0) as distributed,
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'REVERSE'
            then shortfall + lapsed - points end), 0) as reversed,
          coalesce(sum(case when effective_on >= :firstDay and entry_type = 'SPEND'
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
            then member_number end) as moved_up,
          count(case when status = 'DECLINED' then 1 end) as declined
        from tier_change
        where decided_on between :firstDay and :lastDay
      ) decided
      cross join (
        select count(*) as proposals
        from tier_change
        where status = 'PROVISIONAL' and proposed_on <= :lastDay
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

  private static final RowMapper<HealthFigures> FIGURES =
      new SimplePropertyRowMapper<>(HealthFigures.class);

  private final JdbcClient database;
  private final MonthParameters monthParameters;

  HealthReports(JdbcClient database, MonthParameters monthParameters) {
    this.database = database;
    this.monthParameters = monthParameters;
  }

  Optional<HealthReport> find(YearMonth month) {
    return database
        .sql("select * from health_report where report_month = :month")
        .param("month", month.toString())
        .query((row, number) -> report(month, row, number))
        .optional();
  }

  /** Computes a month's report and keeps it in place of an older one; the caller holds the lock. */
  HealthReport replaceByComputed(YearMonth month) {
    Map<String, Object> parameters = monthParameters.of(month);
    database
        .sql("delete from health_report where report_month = :month")
        .param("month", month.toString())
        .update();
    database.sql(COMPUTE).params(parameters).update();
    return find(month).orElseThrow();
  }

  private static HealthReport report(YearMonth month, ResultSet row, int number)
      throws SQLException {
    LocalDateTime generatedAt = row.getObject("generated_at", LocalDateTime.class);
    return new HealthReport(
        month, MonthParameters.fromDatabase(generatedAt), FIGURES.mapRow(row, number));
  }
}
