package io.tierflow.transaction;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.RecordRowMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What members bought last: what counts as spend, and has not been given back. */
@Component
public class RecentPurchases {

  /** Nobody remembers what was longer ago. */
  private static final int MAX_MONTHS = 3;

  private final JdbcClient jdbc;
  private final ProgrammeCalendar calendar;

  RecentPurchases(JdbcClient jdbc, ProgrammeCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  /**
   * The last purchases of several members, within three months.
   *
   * @param memberNumbers whose
   * @param asOf the last day, inclusive
   * @param most how many of each member
   * @return purchases by member number, the newest first; none for a member without
   */
  public Map<String, List<RecentPurchase>> until(
      Collection<String> memberNumbers, LocalDate asOf, int most) {
    if (most == 0) {
      return Map.of();
    }
    return jdbc
        .sql(
            """
            select member_number, kind, amount, occurred_at, points_per_unit from (
              select t.member_number, t.kind, t.amount - t.refunded_amount as amount, t.occurred_at,
                case when t.qualifying_fixed_points is null
                  then t.earning_rate * coalesce(t.qualifying_multiplier, t.earning_multiplier)
                end as points_per_unit,
                row_number() over (
                  partition by t.member_number order by t.occurred_at desc, t.transaction_id) as place
              from transaction t
              where t.member_number in (:memberNumbers)
                and t.occurred_at >= :from and t.occurred_at < :to
                and t.spend > 0 and not t.cancelled and t.amount > t.refunded_amount
            ) bought
            where place <= :most
            order by member_number, place
            """)
        .param("memberNumbers", memberNumbers)
        .param("from", JdbcTime.of(calendar.startOf(asOf.minusMonths(MAX_MONTHS))))
        .param("to", JdbcTime.of(calendar.endOf(asOf)))
        .param("most", most)
        .query(RecordRowMapper.of(RecentPurchase.class))
        .list()
        .stream()
        .collect(Collectors.groupingBy(RecentPurchase::memberNumber));
  }
}
