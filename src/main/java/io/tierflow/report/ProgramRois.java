package io.tierflow.report;

import io.tierflow.member.Tier;
import io.tierflow.programme.ProgrammeSettings;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept returns on investment, and the statements that compute one. */
@Repository
class ProgramRois {

  /**
   * Net spend and members by the tier that was confirmed last by the month's last day. Of changes
   * recorded within the same second the one to the higher tier counts: a tier is only ever raised.
   */
  private static final String SPEND_BY_TIER =
      """
      select
        coalesce(confirmed.tier, '%s') as tier,
        count(*) as members,
        coalesce(sum(spend.amount), 0) as net_spend
      from member
      left join (
        select
          member_number,
          to_tier as tier,
          row_number() over (
            partition by member_number
            order by decided_on desc, recorded_at desc, %s desc, change_id desc) as recency
        from tier_change
        where status = 'CONFIRMED' and decided_on <= :lastDay
      ) confirmed on confirmed.member_number = member.member_number and confirmed.recency = 1
      left join (
        select member_number, sum(case when kind = 'REFUND' then -amount else amount end) as amount
        from transaction
        where occurred_at >= :fromInstant and occurred_at < :untilInstant
        group by member_number
      ) spend on spend.member_number = member.member_number
      where member.enrolled_on <= :lastDay
        and (member.closed_on is null or member.closed_on > :lastDay)
      group by coalesce(confirmed.tier, '%s')
      """
          .formatted(Tier.REGULAR, rankOf("to_tier"), Tier.REGULAR);

  private static final String COST =
      """
      select redeemed.amount as vouchers_redeemed_value,
        dispatched.cost as gifts_dispatched_cost,
        %s as liability_growth_points
      from (
        select coalesce(sum(amount), 0) as amount
        from voucher_redemption
        where redeemed_on between :firstDay and :lastDay
      ) redeemed
      cross join (
        select coalesce(sum(cost), 0) as cost
        from gift_dispatch
        where decided_on between :firstDay and :lastDay and state = 'DISPATCHED'
      ) dispatched
      cross join (
        select coalesce(sum(points), 0) as points
        from ledger_entry
        where effective_on between :firstDay and :lastDay
      ) ledger
      """
          .formatted(PointsSum.inRange("ledger.points"));

  private static final String INSERT =
      """
      insert into program_roi (
        report_month, generated_at, margin, points_value, average_regular_spend,
        members_above_regular, spend_above_regular, uplift, vouchers_redeemed_value,
        gifts_dispatched_cost, liability_growth_points, liability_growth, cost, roi)
      values (
        :month, :now, :margin, :pointsValue, :averageRegularSpend,
        :membersAboveRegular, :spendAboveRegular, :uplift, :vouchersRedeemedValue,
        :giftsDispatchedCost, :liabilityGrowthPoints, :liabilityGrowth, :cost, :roi)
      """;

  private static final RowMapper<RoiTerms> TERMS = new SimplePropertyRowMapper<>(RoiTerms.class);

  private static final RowMapper<TierSpend> TIER = new SimplePropertyRowMapper<>(TierSpend.class);

  private final JdbcClient database;
  private final MonthParameters monthParameters;
  private final ProgrammeSettings settings;

  ProgramRois(JdbcClient database, MonthParameters monthParameters, ProgrammeSettings settings) {
    this.database = database;
    this.monthParameters = monthParameters;
    this.settings = settings;
  }

  Optional<ProgramRoi> find(YearMonth month) {
    List<KeptRow> rows =
        database
            .sql(
                """
                select * from program_roi
                join program_roi_tier on program_roi_tier.report_month = program_roi.report_month
                where program_roi.report_month = :month
                """)
            .param("month", month.toString())
            .query(ProgramRois::keptRow)
            .list();
    return rows.stream()
        .findFirst()
        .map(row -> new ProgramRoi(month, row.generatedAt(), row.terms(), tiers(rows)));
  }

  /** Computes a month's return and keeps it in place of an older one; the caller holds the lock. */
  ProgramRoi replaceByComputed(YearMonth month) {
    Map<String, Object> parameters = monthParameters.of(month);
    List<TierSpend> tiers = spendByTier(parameters);
    RoiTerms terms = RoiTerms.of(tiers, cost(parameters), settings);
    delete(month);
    insert(terms, parameters);
    tiers.forEach(tier -> insert(tier, month));
    return find(month).orElseThrow();
  }

  private List<TierSpend> spendByTier(Map<String, Object> parameters) {
    Map<Tier, TierSpend> byTier = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      byTier.put(tier, TierSpend.withoutMembers(tier));
    }
    database
        .sql(SPEND_BY_TIER)
        .params(parameters)
        .query(ProgramRois::computedTier)
        .list()
        .forEach(spend -> byTier.put(spend.tier(), spend));
    return List.copyOf(byTier.values());
  }

  private ProgramCost cost(Map<String, Object> parameters) {
    return database.sql(COST).params(parameters).query(ProgramCost.class).single();
  }

  private void delete(YearMonth month) {
    Stream.of("program_roi_tier", "program_roi")
        .forEach(
            table ->
                database
                    .sql("delete from " + table + " where report_month = :month")
                    .param("month", month.toString())
                    .update());
  }

  private void insert(RoiTerms terms, Map<String, Object> parameters) {
    database
        .sql(INSERT)
        .param("month", parameters.get("month"))
        .param("now", parameters.get("now"))
        .param("margin", terms.margin())
        .param("pointsValue", terms.pointsValue())
        .param("averageRegularSpend", terms.averageRegularSpend())
        .param("membersAboveRegular", terms.membersAboveRegular())
        .param("spendAboveRegular", terms.spendAboveRegular())
        .param("uplift", terms.uplift())
        .param("vouchersRedeemedValue", terms.vouchersRedeemedValue())
        .param("giftsDispatchedCost", terms.giftsDispatchedCost())
        .param("liabilityGrowthPoints", terms.liabilityGrowthPoints())
        .param("liabilityGrowth", terms.liabilityGrowth())
        .param("cost", terms.cost())
        .param("roi", terms.roi())
        .update();
  }

  private void insert(TierSpend spend, YearMonth month) {
    database
        .sql(
            """
            insert into program_roi_tier (report_month, tier, members, net_spend, average_spend)
            values (:month, :tier, :members, :netSpend, :averageSpend)
            """)
        .param("month", month.toString())
        .param("tier", spend.tier().name())
        .param("members", spend.members())
        .param("netSpend", spend.netSpend())
        .param("averageSpend", spend.averageSpend())
        .update();
  }

  private static KeptRow keptRow(ResultSet row, int number) throws SQLException {
    LocalDateTime generatedAt = row.getObject("generated_at", LocalDateTime.class);
    return new KeptRow(
        MonthParameters.fromDatabase(generatedAt),
        TERMS.mapRow(row, number),
        TIER.mapRow(row, number));
  }

  private static List<TierSpend> tiers(List<KeptRow> rows) {
    return rows.stream().map(KeptRow::tier).sorted(Comparator.comparing(TierSpend::tier)).toList();
  }

  private static TierSpend computedTier(ResultSet row, int number) throws SQLException {
    BigDecimal netSpend = row.getBigDecimal("net_spend");
    return TierSpend.of(Tier.valueOf(row.getString("tier")), row.getLong("members"), netSpend);
  }

  private static String rankOf(String column) {
    StringBuilder rank = new StringBuilder("case ").append(column);
    for (Tier tier : Tier.values()) {
      rank.append(" when '%s' then %d".formatted(tier, tier.ordinal()));
    }
    return rank.append(" end").toString();
  }

  /** A row of the terms joined with the tiers: the same terms on each of them. */
  private record KeptRow(Instant generatedAt, RoiTerms terms, TierSpend tier) {}
}
