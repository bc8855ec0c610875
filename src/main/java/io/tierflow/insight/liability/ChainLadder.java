package io.tierflow.insight.liability;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static java.math.MathContext.DECIMAL64;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How many points of a cohort will be redeemed in the end, from how redemptions of earlier cohorts
 * developed with age. C(i, k) being the points of cohort i redeemed by age k:
 *
 * <pre>
 * f(k) = Σ_i C(i, k+1) / Σ_i C(i, k)         over the cohorts that have both
 * ultimate(i) = C(i, age) · f(age) · f(age+1) · … · tail
 * </pre>
 *
 * <p>Source: T. Mack (1993), Distribution-free Calculation of the Standard Error of Chain Ladder
 * Reserve Estimates, ASTIN Bulletin 23(2), 213-225. A cohort without redemptions can't be scaled
 * up; it is expected to redeem what others redeem beyond its age (R. Bornhuetter, R. Ferguson
 * (1972), The Actuary and IBNR). While nobody has redeemed anything, all outstanding points are
 * expected to be redeemed: no breakage without evidence (IFRS 15.B46).
 */
public final class ChainLadder {

  /** By age, which part of all that will be redeemed has been redeemed: 1 ÷ product of the f. */
  private final BigDecimal[] developed;

  private final Optional<BigDecimal> averageRate;

  private ChainLadder(BigDecimal[] developed, Optional<BigDecimal> averageRate) {
    this.developed = developed;
    this.averageRate = averageRate;
  }

  /**
   * Learns from a redemption triangle how redemptions develop.
   *
   * @param triangle the cohorts
   * @param tail by what factor redemptions still grow after the age of the oldest cohort, at least
   *     1; 1 if points expire by then
   * @return the development
   */
  public static ChainLadder of(Collection<CohortRedemptions> triangle, BigDecimal tail) {
    if (tail.compareTo(ONE) < 0) {
      throw new IllegalArgumentException("The tail factor is below 1; accepted: 1 or more.");
    }
    BigDecimal[] developed = developed(triangle, tail);
    BigDecimal redeemed = ZERO;
    BigDecimal issued = ZERO;
    for (CohortRedemptions cohort : triangle) {
      if (cohort.issued() > 0 && scalable(cohort, developed)) {
        redeemed = redeemed.add(scaledUp(cohort, developed));
        issued = issued.add(BigDecimal.valueOf(cohort.issued()));
      }
    }
    return new ChainLadder(
        developed,
        issued.signum() == 0 ? Optional.empty() : Optional.of(redeemed.divide(issued, DECIMAL64)));
  }

  private static BigDecimal[] developed(Collection<CohortRedemptions> triangle, BigDecimal tail) {
    int oldest = triangle.stream().mapToInt(CohortRedemptions::age).max().orElse(0);
    BigDecimal[] developed = new BigDecimal[oldest + 1];
    developed[oldest] = ONE.divide(tail, DECIMAL64);
    for (int age = oldest - 1; age >= 0; age--) {
      int next = age + 1;
      List<CohortRedemptions> both = triangle.stream().filter(c -> c.age() >= next).toList();
      long now = sumAt(both, age);
      long then = sumAt(both, next);
      developed[age] =
          then == 0
              ? developed[next]
              : developed[next]
                  .multiply(BigDecimal.valueOf(now))
                  .divide(BigDecimal.valueOf(then), DECIMAL64);
    }
    return developed;
  }

  private static long sumAt(List<CohortRedemptions> cohorts, int age) {
    return cohorts.stream().mapToLong(cohort -> cohort.redeemed().get(age)).sum();
  }

  /**
   * Which part of all points that will be redeemed is redeemed by an age.
   *
   * @param age months after the month of issue; at the oldest cohort's age and beyond, 1 ÷ tail
   * @return a share
   */
  public BigDecimal developed(int age) {
    return developed[Math.min(age, developed.length - 1)];
  }

  /**
   * How many points of a cohort will be redeemed in the end: never fewer than were, nor more than
   * were and still can be.
   *
   * @param cohort the cohort
   * @return points, in fractions
   */
  public BigDecimal ultimateRedemptions(CohortRedemptions cohort) {
    BigDecimal redeemed = BigDecimal.valueOf(cohort.redeemedByNow());
    BigDecimal possible = redeemed.add(BigDecimal.valueOf(cohort.outstanding()));
    return estimate(cohort, possible).max(redeemed).min(possible);
  }

  private BigDecimal estimate(CohortRedemptions cohort, BigDecimal possible) {
    if (scalable(cohort, developed)) {
      return scaledUp(cohort, developed);
    }
    return averageRate
        .map(
            rate ->
                BigDecimal.valueOf(cohort.issued())
                    .multiply(rate)
                    .multiply(ONE.subtract(developed(cohort.age())))
                    .add(BigDecimal.valueOf(cohort.redeemedByNow())))
        .orElse(possible);
  }

  /**
   * The ultimate redemption rate of a cohort.
   *
   * @param cohort a cohort with points
   * @return {@link #ultimateRedemptions} ÷ points issued
   */
  public BigDecimal ultimateRate(CohortRedemptions cohort) {
    return ultimateRedemptions(cohort).divide(BigDecimal.valueOf(cohort.issued()), DECIMAL64);
  }

  private static boolean scalable(CohortRedemptions cohort, BigDecimal[] developed) {
    return cohort.redeemedByNow() > 0
        && developed[Math.min(cohort.age(), developed.length - 1)].signum() > 0;
  }

  private static BigDecimal scaledUp(CohortRedemptions cohort, BigDecimal[] developed) {
    return BigDecimal.valueOf(cohort.redeemedByNow())
        .divide(developed[Math.min(cohort.age(), developed.length - 1)], DECIMAL64);
  }
}
