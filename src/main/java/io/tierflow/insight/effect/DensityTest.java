package io.tierflow.insight.effect;

import java.util.Arrays;

/**
 * Whether members bunch at a threshold: the density of the running variable must not jump there. If
 * members can choose on which side they stand, those just above are others than those just below,
 * and the jump of the outcome is not the effect of the threshold.
 *
 * <p>The density of a side at the threshold is the slope there of a local polynomial fitted to the
 * empirical distribution function F̂ (of both sides together), with triangular weights. The
 * bandwidths are made for order p = 2, the test is of order q = 3, so that bias does not matter:
 *
 * <pre>
 * f̂ = Σ_j g_j F̂(x_j)                      g: weights of the slope
 * T = (f̂₊ − f̂₋) / √V
 * V = Σ_i (1/(n−1) Σ_{j≠i} g_j 1(x_i ≤ x_j))²    jackknife: what each member contributes
 * </pre>
 *
 * <p>Source: M. Cattaneo, M. Jansson, X. Ma (2020), Simple Local Polynomial Density Estimators,
 * Journal of the American Statistical Association 115(531), 1449-1455; the same (2018),
 * Manipulation Testing Based on Density Discontinuity, Stata Journal 18(1), 234-261.
 */
public final class DensityTest {

  /** p, the order for which bandwidths are selected. */
  static final int ORDER = 2;

  private DensityTest() {}

  /**
   * Tests with bandwidths that are the middle one of those best for the side, for the difference
   * and for the sum of the densities.
   *
   * @param running the running variable of each member
   * @param threshold the threshold
   * @return the result
   * @throws NotEnoughMembersException if there are too few members near the threshold
   */
  public static Result of(double[] running, double threshold) {
    CumulativeShares shares = CumulativeShares.of(running, threshold);
    SideBandwidths bandwidths = DensityBandwidths.of(shares);
    return of(shares, bandwidths);
  }

  /**
   * Tests with given bandwidths.
   *
   * @param running the running variable of each member
   * @param threshold the threshold
   * @param bandwidths how near to the threshold members are counted
   * @return the result
   * @throws NotEnoughMembersException if there are too few members near the threshold
   */
  public static Result of(double[] running, double threshold, SideBandwidths bandwidths) {
    return of(CumulativeShares.of(running, threshold), bandwidths);
  }

  private static Result of(CumulativeShares shares, SideBandwidths bandwidths) {
    CumulativeShares.Slope left = shares.below(bandwidths.below(), ORDER + 1, 1);
    CumulativeShares.Slope right = shares.above(bandwidths.above(), ORDER + 1, 1);
    double variance = left.variance() + right.variance();
    return new Result(
        bandwidths,
        Estimate.normal(right.value() - left.value(), Math.sqrt(variance)),
        left.members(),
        right.members());
  }

  /**
   * Bandwidths of both sides.
   *
   * @param below that of the side below the threshold
   * @param above that of the side from the threshold on
   */
  public record SideBandwidths(double below, double above) {

    public SideBandwidths {
      if (!(below > 0) || !(above > 0)) {
        throw new NotEnoughMembersException();
      }
    }
  }

  /**
   * What a density test gives.
   *
   * @param bandwidths within which members were counted
   * @param jump the difference of the densities; {@link Estimate#statistic} is T, {@link
   *     Estimate#significance} p. A small p means bunching
   * @param below members within the bandwidth below the threshold
   * @param above members within the bandwidth from the threshold on
   */
  public record Result(SideBandwidths bandwidths, Estimate jump, int below, int above) {}

  /** The empirical distribution function at each member, by distance to the threshold. */
  record CumulativeShares(double[] x, double[] share, int firstAbove) {

    static CumulativeShares of(double[] running, double threshold) {
      double[] x = Arrays.stream(running).map(value -> value - threshold).sorted().toArray();
      double[] share = new double[x.length];
      int firstAbove = 0;
      for (int i = 0; i < x.length; i++) {
        share[i] = i / (x.length - 1.0);
        firstAbove += x[i] < 0 ? 1 : 0;
      }
      return new CumulativeShares(x, share, firstAbove);
    }

    /** A coefficient of the polynomial below the threshold. */
    Slope below(double bandwidth, int order, int coefficient) {
      return slope(0, firstAbove, bandwidth, order, coefficient);
    }

    /** A coefficient of the polynomial from the threshold on. */
    Slope above(double bandwidth, int order, int coefficient) {
      return slope(firstAbove, x.length, bandwidth, order, coefficient);
    }

    private Slope slope(int from, int to, double bandwidth, int order, int coefficient) {
      if (to - from <= order + 1) {
        throw new NotEnoughMembersException();
      }
      double[] side = Arrays.copyOfRange(x, from, to);
      double[] weights = LocalPolynomial.weights(side, bandwidth, order, coefficient);
      double value = 0;
      double after = 0;
      double variance = 0;
      int members = 0;
      for (int i = side.length - 1; i >= 0; i--) {
        value += weights[i] * share[from + i];
        if (Math.abs(side[i]) <= bandwidth) {
          variance += after * after;
          members++;
        }
        after += weights[i] / (x.length - 1);
      }
      return new Slope(value, variance, members);
    }

    /** How far the nearest members below the threshold reach. */
    double reachBelow(int members) {
      return firstAbove == 0 ? 0 : -x[Math.max(0, firstAbove - members)];
    }

    /** How far the nearest members from the threshold on reach. */
    double reachAbove(int members) {
      return firstAbove == x.length ? 0 : x[Math.min(x.length, firstAbove + members) - 1];
    }

    /** A coefficient, its variance and how many members it is from. */
    record Slope(double value, double variance, int members) {}
  }
}
