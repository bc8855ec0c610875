package io.tierflow.insight.owed;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.math.MathContext.DECIMAL64;

import io.tierflow.insight.liability.ChainLadder;
import io.tierflow.insight.liability.CohortLiability;
import io.tierflow.insight.liability.CohortRedemptions;
import io.tierflow.insight.liability.LiabilityMovement;
import io.tierflow.insight.liability.PointsMovement;
import io.tierflow.insight.liability.PointsRollForward;
import io.tierflow.insight.liability.UltimateRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values the points of all cohorts month by month, each month with what was known at its end: the
 * redemption triangle up to then, and the rates that people have set to count by then. Points that
 * were granted in their month of issue carry the same value as those earned in it.
 *
 * @param pointValue which part of the price of what was sold belongs to a point
 * @param fractionDigits digits of the currency after the point
 * @param breakageAfter how many months old the oldest cohort must be for an estimate. Before, all
 *     points are expected to be redeemed: no breakage without evidence (IFRS 15.B46)
 * @param overrides rates that stand, the latest of each cohort last
 */
record CohortValuation(
    BigDecimal pointValue, int fractionDigits, int breakageAfter, List<RateOverride> overrides) {

  private static final PointsMovement NOTHING = new PointsMovement(0, 0, 0, 0, 0);

  /** By when all that is ever redeemed is redeemed: at the age of the oldest cohort. */
  private static final BigDecimal TAIL = ONE;

  /**
   * All months of all cohorts.
   *
   * @param movements what happened
   * @param until the last month
   * @return one row for each cohort and month, from the cohort's first on, oldest month first
   */
  List<ValuedMonth> value(Collection<CohortMonth> movements, YearMonth until) {
    List<Cohort> cohorts = cohorts(movements, until);
    List<ValuedMonth> rows = new ArrayList<>();
    cohorts.forEach(cohort -> rows.addAll(cohort.before()));
    Optional<YearMonth> first = cohorts.stream().map(each -> each.issue).min(YearMonth::compareTo);
    for (YearMonth month = first.orElse(until); !month.isAfter(until); ) {
      rows.addAll(valued(cohorts, month));
      month = month.plusMonths(1);
    }
    return List.copyOf(rows);
  }

  private List<Cohort> cohorts(Collection<CohortMonth> movements, YearMonth until) {
    return movements.stream()
        .collect(Collectors.groupingBy(CohortMonth::cohort, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(cohort -> new Cohort(cohort.getKey(), cohort.getValue(), until))
        .toList();
  }

  private List<ValuedMonth> valued(List<Cohort> cohorts, YearMonth month) {
    List<Cohort> issued = cohorts.stream().filter(each -> !each.issue.isAfter(month)).toList();
    issued.forEach(cohort -> cohort.advance(month));
    List<CohortRedemptions> triangle = issued.stream().map(Cohort::redemptions).toList();
    Function<CohortRedemptions, BigDecimal> ultimate =
        isEvidence(triangle)
            ? ChainLadder.of(triangle, TAIL)::ultimateRedemptions
            : cohort -> BigDecimal.valueOf(last(cohort.redeemed()) + cohort.outstanding());
    return issued.stream().map(cohort -> cohort.close(month, ultimate)).toList();
  }

  private boolean isEvidence(List<CohortRedemptions> triangle) {
    return triangle.stream().anyMatch(each -> each.redeemed().size() > breakageAfter);
  }

  private static long last(List<Long> points) {
    return points.isEmpty() ? 0 : points.get(points.size() - 1);
  }

  private Optional<UltimateRate.Override> override(YearMonth cohort, YearMonth month) {
    return overrides.stream()
        .filter(each -> each.cohort().equals(cohort) && each.holdsIn(month))
        .reduce((earlier, later) -> later)
        .map(each -> new UltimateRate.Override(each.rate(), each.reason()));
  }

  /** A cohort on its way through the months. */
  private final class Cohort {

    private final YearMonth issue;
    private final SortedMap<YearMonth, PointsMovement> movements = new TreeMap<>();
    private final SortedMap<YearMonth, PointsRollForward> points = new TreeMap<>();
    private final List<Long> redeemed = new ArrayList<>();
    private long issued;
    private long outstanding;
    private CohortLiability state = CohortLiability.NONE;

    private Cohort(YearMonth issue, List<CohortMonth> months, YearMonth until) {
      this.issue = issue;
      months.forEach(each -> movements.put(each.month(), each.movement()));
      PointsRollForward.of(issue, movements, until).forEach(row -> points.put(row.month(), row));
    }

    /** Months before that of issue, of which a refund is dated that took these points. */
    private List<ValuedMonth> before() {
      LiabilityMovement none = AmountsThrough.sum(List.of(), fractionDigits);
      return points.headMap(issue).values().stream()
          .map(
              row ->
                  new ValuedMonth(
                      issue,
                      row.month(),
                      PointsThrough.of(row),
                      none,
                      CohortLiability.NONE,
                      new UltimateRate(ZERO, Optional.empty())))
          .toList();
    }

    /** What happened to points that are worth something: before their month of issue none are. */
    private PointsMovement movement(YearMonth month) {
      return month.equals(issue)
          ? movements.headMap(issue.plusMonths(1)).values().stream()
              .reduce(NOTHING, Cohort.this::both)
          : movements.getOrDefault(month, NOTHING);
    }

    private PointsMovement both(PointsMovement one, PointsMovement other) {
      return new PointsMovement(
          one.issued() + other.issued(),
          one.redeemed() + other.redeemed(),
          one.expired() + other.expired(),
          one.reversed() + other.reversed(),
          one.adjusted() + other.adjusted());
    }

    private void advance(YearMonth month) {
      PointsMovement moved = movement(month);
      issued += moved.issued() - moved.reversed() + moved.adjusted();
      outstanding = moved.closing(outstanding);
      redeemed.add(last(redeemed) + moved.redeemed());
    }

    private CohortRedemptions redemptions() {
      return new CohortRedemptions(
          issue,
          Math.max(0, issued),
          Math.max(0, outstanding),
          redeemed.stream().map(points -> Math.max(0, points)).toList());
    }

    private ValuedMonth close(YearMonth month, Function<CohortRedemptions, BigDecimal> estimation) {
      CohortRedemptions known = redemptions();
      BigDecimal estimated = estimation.apply(known);
      UltimateRate rate =
          new UltimateRate(share(estimated, known.issued()), override(issue, month));
      BigDecimal ultimate = rate.override().isPresent() ? rate.of(known.issued()) : estimated;
      CohortLiability.Month closed = roll(month, ultimate);
      state = closed.closing();
      return new ValuedMonth(
          issue,
          month,
          PointsThrough.of(points.get(month)),
          closed.movement(),
          closed.closing(),
          rate);
    }

    private static BigDecimal share(BigDecimal part, long whole) {
      return whole == 0 ? ZERO : part.divide(BigDecimal.valueOf(whole), DECIMAL64);
    }

    private CohortLiability.Month roll(YearMonth month, BigDecimal ultimate) {
      PointsMovement moved = movement(month);
      long granted = month.equals(issue) ? Math.max(0, moved.adjusted()) : 0;
      PointsMovement valued =
          new PointsMovement(
              moved.issued() + granted,
              moved.redeemed(),
              moved.expired(),
              moved.reversed(),
              moved.adjusted() - granted);
      CohortLiability.Month rolled =
          state.roll(valued, worth(valued.issued()), ultimate, fractionDigits);
      return new CohortLiability.Month(
          granted(rolled.movement(), worth(granted)), rolled.closing());
    }

    private BigDecimal worth(long number) {
      return pointValue.multiply(BigDecimal.valueOf(number));
    }

    /** Shows what belongs to points that were granted as adjusted. */
    private LiabilityMovement granted(LiabilityMovement rolled, BigDecimal worth) {
      BigDecimal amount = worth.setScale(fractionDigits, RoundingMode.HALF_EVEN);
      return new LiabilityMovement(
          rolled.opening(),
          rolled.issued().subtract(amount),
          rolled.redeemed(),
          rolled.expired(),
          rolled.reversed(),
          rolled.adjusted().add(amount),
          rolled.reestimated(),
          rolled.closing());
    }
  }
}
