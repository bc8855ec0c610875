package io.tierflow.insight.liability;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What is owed for a cohort's points at the end of a month, not rounded. Each point that is still
 * expected to be redeemed carries the same amount, (recognised + deferred) / expected in total.
 *
 * @param recognised revenue earned so far
 * @param deferred the liability
 * @param redeemed points redeemed so far
 * @param outstanding points that can still be redeemed
 * @param expected points of these that are expected to be redeemed, in fractions
 */
public record CohortLiability(
    BigDecimal recognised,
    BigDecimal deferred,
    long redeemed,
    long outstanding,
    BigDecimal expected) {

  private static final BigDecimal PERCENT = new BigDecimal("0.01");

  /** A cohort before its month of issue. */
  public static final CohortLiability NONE = new CohortLiability(ZERO, ZERO, 0, 0, ZERO);

  /**
   * A month later. Redemptions are earned at the estimate before, then points are taken back,
   * granted and expire, and at last the new estimate counts: the allocation stays, so that only
   * later revenue moves.
   *
   * @param movement what happened to the points
   * @param allocated revenue allocated to the points issued in the month
   * @param ultimate points of the cohort now expected to be redeemed in total
   * @param fractionDigits digits of the currency after the point
   * @return the month's row, and the state after it
   */
  public Month roll(
      PointsMovement movement, BigDecimal allocated, BigDecimal ultimate, int fractionDigits) {
    CohortLiability issued = issued(movement.issued(), allocated, ultimate);
    CohortLiability spent = issued.redeemed(movement.redeemed());
    CohortLiability kept = spent.scaled(-movement.reversed());
    CohortLiability adjusted = kept.scaled(movement.adjusted());
    CohortLiability expired = adjusted.expired(movement.expired());
    CohortLiability closing = expired.estimated(ultimate);

    Rounded money = new Rounded(fractionDigits);
    return new Month(
        new LiabilityMovement(
            money.of(this),
            money.change(this, issued),
            money.change(spent, issued),
            money.change(expired, adjusted),
            money.change(kept, spent),
            money.change(kept, adjusted),
            money.change(expired, closing),
            money.of(closing)),
        closing);
  }

  /**
   * What would be owed if more or fewer points were redeemed in the end, as far as that is
   * possible: no fewer than were, and no more than were and still can be.
   *
   * @param percent by how many per cent the ultimate redemption rate differs, such as −10
   * @return the liability, not rounded
   */
  public BigDecimal deferredIfRedemptionsDiffer(int percent) {
    BigDecimal factor = BigDecimal.ONE.add(PERCENT.multiply(BigDecimal.valueOf(percent)));
    return estimated(inTotal().multiply(factor)).deferred();
  }

  private BigDecimal inTotal() {
    return expected.add(BigDecimal.valueOf(redeemed));
  }

  private CohortLiability issued(long points, BigDecimal allocated, BigDecimal ultimate) {
    if (points == 0) {
      return this;
    }
    long possible = outstanding + points;
    BigDecimal further =
        expected.signum() == 0 ? ultimate : expected.add(BigDecimal.valueOf(points));
    return new CohortLiability(
        recognised,
        deferred.add(allocated),
        redeemed,
        possible,
        further.min(BigDecimal.valueOf(possible)));
  }

  private CohortLiability redeemed(long points) {
    BigDecimal number = BigDecimal.valueOf(points);
    BigDecimal earned =
        inTotal().signum() == 0
            ? ZERO
            : recognised
                .add(deferred)
                .multiply(number)
                .divide(inTotal(), MathContext.DECIMAL64)
                .min(deferred);
    return new CohortLiability(
        recognised.add(earned),
        deferred.subtract(earned),
        redeemed + points,
        outstanding - points,
        expected.subtract(number).max(ZERO));
  }

  /** More or fewer outstanding points, which carry what each of them carried. */
  private CohortLiability scaled(long points) {
    if (points == 0) {
      return this;
    }
    long left = outstanding + points;
    if (outstanding == 0) {
      return new CohortLiability(recognised, deferred, redeemed, left, expected);
    }
    return new CohortLiability(
        recognised, perOutstanding(deferred, left), redeemed, left, perOutstanding(expected, left));
  }

  private BigDecimal perOutstanding(BigDecimal whole, long left) {
    return whole
        .multiply(BigDecimal.valueOf(left))
        .divide(BigDecimal.valueOf(outstanding), MathContext.DECIMAL64);
  }

  private CohortLiability expired(long points) {
    CohortLiability fewer =
        new CohortLiability(recognised, deferred, redeemed, outstanding - points, expected);
    boolean unexpected = expected.compareTo(BigDecimal.valueOf(fewer.outstanding)) > 0;
    return unexpected ? fewer.estimated(inTotal()) : fewer;
  }

  /** The state under another estimate of the redemptions in total. */
  private CohortLiability estimated(BigDecimal ultimate) {
    BigDecimal further =
        ultimate
            .subtract(BigDecimal.valueOf(redeemed))
            .min(BigDecimal.valueOf(outstanding))
            .max(ZERO);
    BigDecimal count = BigDecimal.valueOf(redeemed);
    DeferredRevenue revenue =
        new DeferredRevenue(recognised.add(deferred), count, count.add(further));
    return new CohortLiability(
        revenue.recognised(), revenue.deferred(), redeemed, outstanding, further);
  }

  /**
   * A month of a cohort.
   *
   * @param movement its row of the roll-forward
   * @param closing the state after it
   */
  public record Month(LiabilityMovement movement, CohortLiability closing) {}

  /** Differences of rounded balances, which add up to the rounded balance. */
  private record Rounded(int digits) {

    BigDecimal of(CohortLiability state) {
      return state.deferred.setScale(digits, RoundingMode.HALF_EVEN);
    }

    BigDecimal change(CohortLiability from, CohortLiability to) {
      return of(to).subtract(of(from));
    }
  }
}
