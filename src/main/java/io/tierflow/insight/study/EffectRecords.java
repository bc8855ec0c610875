package io.tierflow.insight.study;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.RecordRowMapper;
import io.tierflow.insight.effect.HoldOut;
import io.tierflow.insight.study.TierThresholds.Threshold;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What effects are estimated from, and the estimates that are kept. */
@Repository
class EffectRecords {

  /**
   * Each table is read once and what it says of a member is a row; the rows of a member are then
   * put together, as in the return on investment.
   */
  private static final String MEMBERS =
      """
      select member_number, sum(points) as points, sum(spend) as spend,
        coalesce(max(ladder_rank), 0) as ladder_rank
      from (
        select member_number, 1 as belongs, 0 as points, 0 as spend, null as ladder_rank
        from member
        where enrolled_on <= :pointsUntil and (closed_on is null or closed_on > :spendUntil)
        union all
        select member_number, 0, coalesce(qualifying_points, points - shortfall - lapsed), 0, null
        from ledger_entry
        where entry_type in ('EARN', 'REVERSE')
          and effective_on between :pointsFrom and :pointsUntil
        union all
        select member_number, 0, 0, spend, null
        from transaction
        where occurred_at >= :fromInstant and occurred_at < :untilInstant
        union all
        select member_number, 0, 0, 0, ladder_rank
        from (
          select member_number, ladder_rank,
            row_number() over (
              partition by member_number
              order by decided_on desc, recorded_at desc, ladder_rank desc, change_id desc)
              as recency
          from tier_change join tier on tier.code = tier_change.to_tier
          where status = 'CONFIRMED' and decided_on <= :tierOn
        ) confirmed
        where recency = 1
      ) facts
      group by member_number
      having sum(belongs) = 1
      """;

  private static final String NEAR =
      """
      select points, spend,
        case when ladder_rank >= (select ladder_rank from tier where code = :tier)
          then 1 else 0 end as treated
      from (%s) members
      where points >= :above and points < :below
      """
          .formatted(MEMBERS);

  private static final String GROUPS =
      """
      select treated, count(*) as members, sum(spend) as spend, sum(spend * spend) as squares
      from (
        select spend,
          case when ladder_rank > (select ladder_rank from tier where code = :tier)
            then 1 else 0 end as treated
        from (%s) members
      ) groups_of_members
      group by treated
      """
          .formatted(MEMBERS);

  private static final String TOLD =
      """
      select max(held_out) as held_out, sum(before_it) as before_it, sum(after_it) as after_it
      from (
        select member_number, 1 as told, case when held_out then 1 else 0 end as held_out,
          0 as before_it, 0 as after_it
        from communication_occasion
        where kind = :kind and rule_id = coalesce(:rule, rule_id)
          and told_on between :since and :toldUntil
        union all
        select member_number, 0, 0, spend, 0
        from transaction
        where occurred_at >= :beforeFrom and occurred_at < :beforeUntil
        union all
        select member_number, 0, 0, 0, spend
        from transaction
        where occurred_at >= :fromInstant and occurred_at < :untilInstant
      ) facts
      group by member_number
      having sum(told) > 0
      """;

  private final JdbcClient database;
  private final ProgrammeCalendar calendar;

  EffectRecords(JdbcClient database, ProgrammeCalendar calendar) {
    this.database = database;
    this.calendar = calendar;
  }

  /** Only members within reach of a threshold leave the database, as three numbers each. */
  Near near(Threshold threshold, EffectPeriod period) {
    DoubleStream.Builder points = DoubleStream.builder();
    DoubleStream.Builder spend = DoubleStream.builder();
    DoubleStream.Builder treated = DoubleStream.builder();
    database
        .sql(NEAR)
        .params(parameters(period))
        .param("tier", threshold.tier().code())
        .param("above", threshold.above())
        .param("below", threshold.below())
        .query(
            (RowCallbackHandler)
                row -> {
                  points.add(row.getDouble("points"));
                  spend.add(row.getDouble("spend") / EffectPeriod.MONTHS);
                  treated.add(row.getInt("treated"));
                });
    return new Near(points.build().toArray(), spend.build().toArray(), treated.build().toArray());
  }

  /** Members of the lowest tier, and of those above it. */
  List<Group> groups(String lowestTier, EffectPeriod period) {
    return database
        .sql(GROUPS)
        .params(parameters(period))
        .param("tier", lowestTier)
        .query(RecordRowMapper.of(Group.class))
        .list();
  }

  /** The campaigns that held somebody out, an offer by its row, each since it first did. */
  List<Campaign> campaigns(EffectPeriod period) {
    return database
        .sql(
            """
            select kind, case when kind = 'SPECIAL_OFFER' then rule_id end as rule,
              min(told_on) as since
            from communication_occasion
            where held_out = true and told_on between :toldFrom and :toldUntil
            group by kind, case when kind = 'SPECIAL_OFFER' then rule_id end
            order by 1, 2
            """)
        .param("toldFrom", period.toldFrom())
        .param("toldUntil", period.spendFrom().minusDays(1))
        .query(
            (row, number) ->
                new Campaign(
                    row.getString("kind"),
                    row.getString("rule"),
                    row.getObject("since", LocalDate.class)))
        .list();
  }

  /** Spend per month of the members whom a campaign was for, and of those it held out. */
  Told told(Campaign campaign, EffectPeriod period) {
    Told told = new Told(new Spends(), new Spends());
    database
        .sql(TOLD)
        .param("kind", campaign.kind())
        .param("rule", campaign.rule(), Types.VARCHAR)
        .param("since", campaign.since())
        .param("toldUntil", period.spendFrom().minusDays(1))
        .param("beforeFrom", JdbcTime.of(calendar.startOf(period.spendBeforeFrom())))
        .param("beforeUntil", JdbcTime.of(calendar.startOf(period.toldFrom())))
        .param("fromInstant", JdbcTime.of(calendar.startOf(period.spendFrom())))
        .param("untilInstant", JdbcTime.of(calendar.endOf(period.spendUntil())))
        .query(
            (RowCallbackHandler)
                row ->
                    (row.getInt("held_out") > 0 ? told.heldOut() : told.offered())
                        .add(row.getDouble("before_it"), row.getDouble("after_it")));
    return told;
  }

  private Map<String, Object> parameters(EffectPeriod period) {
    return Map.of(
        "pointsFrom", period.pointsFrom(),
        "pointsUntil", period.pointsUntil(),
        "tierOn", period.tierOn(),
        "spendUntil", period.spendUntil(),
        "fromInstant", JdbcTime.of(calendar.startOf(period.spendFrom())),
        "untilInstant", JdbcTime.of(calendar.endOf(period.spendUntil())));
  }

  List<KeptEffect> find(YearMonth month) {
    return database
        .sql(
            """
            select method, subject, threshold, state, effect, standard_error, lower_end, upper_end,
              treated, untreated, bunching, placebos, placebo_jumps, computed_at
            from effect_estimate
            where report_month = :month
            order by method, threshold, subject
            """)
        .param("month", month.toString())
        .query(
            (row, number) ->
                new KeptEffect(
                    EffectMethod.valueOf(row.getString("method")),
                    row.getString("subject"),
                    row.getBigDecimal("threshold"),
                    EffectState.valueOf(row.getString("state")),
                    row.getObject("effect", Double.class),
                    row.getObject("standard_error", Double.class),
                    row.getObject("lower_end", Double.class),
                    row.getObject("upper_end", Double.class),
                    row.getLong("treated"),
                    row.getLong("untreated"),
                    row.getObject("bunching", Double.class),
                    row.getInt("placebos"),
                    row.getInt("placebo_jumps"),
                    JdbcTime.read(row, "computed_at")))
        .list();
  }

  void add(YearMonth month, KeptEffect kept) {
    database
        .sql(
            """
            insert into effect_estimate (report_month, method, subject, threshold, state, effect,
              standard_error, lower_end, upper_end, treated, untreated, bunching, placebos,
              placebo_jumps, computed_at)
            values (:month, :method, :subject, :threshold, :state, :effect, :error, :lower, :upper,
              :treated, :untreated, :bunching, :placebos, :jumps, :now)
            """)
        .param("month", month.toString())
        .param("method", kept.method().name())
        .param("subject", kept.subject())
        .param("threshold", kept.threshold())
        .param("state", kept.state().name())
        .param("effect", kept.effect())
        .param("error", kept.standardError())
        .param("lower", kept.lowerEnd())
        .param("upper", kept.upperEnd())
        .param("treated", kept.treated())
        .param("untreated", kept.untreated())
        .param("bunching", kept.bunching())
        .param("placebos", kept.placebos())
        .param("jumps", kept.placeboJumps())
        .param("now", JdbcTime.of(kept.computedAt()))
        .update();
  }

  /** Waits until nobody else estimates; they can't until the transaction ends. */
  void lock() {
    database
        .sql("select lock_name from figure_refresh where lock_name = 'EFFECTS' for update")
        .query(String.class)
        .single();
  }

  /** What is known of the members within reach of a threshold. */
  record Near(double[] points, double[] spend, double[] treated) {}

  /** A campaign that holds members out. */
  record Campaign(String kind, String rule, LocalDate since) {

    String code() {
      return rule == null ? kind : kind + ":" + rule;
    }
  }

  /** Both groups of a campaign. */
  record Told(Spends offered, Spends heldOut) {}

  /** What members spent in a month before a campaign and after it. */
  static final class Spends {

    private final DoubleStream.Builder before = DoubleStream.builder();
    private final DoubleStream.Builder after = DoubleStream.builder();

    private void add(double spentBefore, double spentAfter) {
      before.add(spentBefore / EffectPeriod.MONTHS);
      after.add(spentAfter / EffectPeriod.MONTHS);
    }

    HoldOut.Group group() {
      return new HoldOut.Group(before.build().toArray(), after.build().toArray());
    }
  }

  /** Members with or without, the sum of what they spent and that of its squares. */
  record Group(int treated, long members, BigDecimal spend, BigDecimal squares) {}
}
