package io.tierflow.report;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept returns on investment, and the statements that compute one. */
@Repository
class ProgramRois implements MonthlyFigures<ProgramRoi> {

  /**
   * Net spend and members by the tier that was confirmed last by the month's last day. Of changes
   * recorded within the same second the one to the higher tier counts: a tier is only ever raised.
   *
   * <p>Each table is read once and what it says of a member is a row; the rows of a member are then
   * put together. Subqueries joined by member would do the same, but H2 evaluates such a subquery
   * anew for each member.
   */
  static final String SPEND_BY_TIER =
      """
      select tier, count(*) as members, sum(amount) as net_spend
      from (
        select coalesce(max(tier), :lowestTier) as tier, sum(amount) as amount
        from (
          select member_number, null as tier, 0 as amount, 1 as belongs
          from member
          where enrolled_on <= :lastDay and (closed_on is null or closed_on > :lastDay)
          union all
          select member_number, to_tier, 0, 0
          from (
            select
              member_number,
              to_tier,
              row_number() over (
                partition by member_number
                order by decided_on desc, recorded_at desc, ladder_rank desc, change_id desc)
                as recency
            from tier_change join tier on tier.code = tier_change.to_tier
            where status = 'CONFIRMED' and decided_on <= :lastDay
          ) confirmed
          where recency = 1
          union all
          select member_number, null, spend, 0
          from transaction
          where occurred_at >= :fromInstant and occurred_at < :untilInstant
        ) facts
        group by member_number
        having sum(belongs) = 1
      ) members
      group by tier
      """;

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

  private static final RowMapper<RoiTerms> TERMS = RecordRowMapper.of(RoiTerms.class);

  private static final RowMapper<TierSpend> TIER = RecordRowMapper.of(TierSpend.class);

  private final JdbcClient database;
  private final MonthParameters monthParameters;
  private final ProgrammeSettings settings;
  private final VocabularySource vocabulary;

  ProgramRois(
      JdbcClient database,
      MonthParameters monthParameters,
      ProgrammeSettings settings,
      VocabularySource vocabulary) {
    this.database = database;
    this.monthParameters = monthParameters;
    this.settings = settings;
    this.vocabulary = vocabulary;
  }

  @Override
  public Optional<ProgramRoi> find(YearMonth month) {
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

  @Override
  public ProgramRoi compute(YearMonth month) {
    Map<String, Object> parameters = monthParameters.of(month);
    List<TierSpend> tiers = spendByTier(parameters);
    RoiTerms terms = RoiTerms.of(vocabulary.ladder(), tiers, cost(parameters), settings);
    return new ProgramRoi(month, MonthParameters.now(parameters), terms, tiers);
  }

  @Override
  public ProgramRoi replaceByComputed(YearMonth month) {
    ProgramRoi computed = compute(month);
    delete(month);
    insert(computed);
    computed.tiers().forEach(tier -> insert(tier, month));
    return find(month).orElseThrow();
  }

  private List<TierSpend> spendByTier(Map<String, Object> parameters) {
    Map<Tier, TierSpend> byTier = new LinkedHashMap<>();
    for (Tier tier : vocabulary.ladder().tiers()) {
      byTier.put(tier, TierSpend.withoutMembers(tier));
    }
    database
        .sql(SPEND_BY_TIER)
        .params(parameters)
        .param("lowestTier", vocabulary.ladder().lowest().code())
        .query(ProgramRois::computedTier)
        .list()
        .forEach(spend -> byTier.put(spend.tier(), spend));
    return List.copyOf(byTier.values());
  }

  private ProgramCost cost(Map<String, Object> parameters) {
    return database
        .sql(COST)
        .params(parameters)
        .query(RecordRowMapper.of(ProgramCost.class))
        .single();
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

  private void insert(ProgramRoi computed) {
    RoiTerms terms = computed.terms();
    database
        .sql(INSERT)
        .param("month", computed.month().toString())
        .param("now", JdbcTime.of(computed.generatedAt()))
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
        .param("tier", spend.tier().code())
        .param("members", spend.members())
        .param("netSpend", spend.netSpend())
        .param("averageSpend", spend.averageSpend())
        .update();
  }

  private static KeptRow keptRow(ResultSet row, int number) throws SQLException {
    return new KeptRow(
        JdbcTime.read(row, "generated_at"), TERMS.mapRow(row, number), TIER.mapRow(row, number));
  }

  private List<TierSpend> tiers(List<KeptRow> rows) {
    return rows.stream()
        .map(KeptRow::tier)
        .sorted(Comparator.comparing(TierSpend::tier, vocabulary.ladder()))
        .toList();
  }

  private static TierSpend computedTier(ResultSet row, int number) throws SQLException {
    BigDecimal netSpend = row.getBigDecimal("net_spend");
    return TierSpend.of(Tier.valueOf(row.getString("tier")), row.getLong("members"), netSpend);
  }

  /** A row of the terms joined with the tiers: the same terms on each of them. */
  private record KeptRow(Instant generatedAt, RoiTerms terms, TierSpend tier) {}
}
