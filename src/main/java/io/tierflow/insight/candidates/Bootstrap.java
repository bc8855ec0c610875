package io.tierflow.insight.candidates;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals by the bootstrap: members are drawn again and again from those there are, and the
 * figure is computed anew. Each member is drawn a Poisson(1) number of times, which for many
 * members is the same as drawing with replacement and needs one pass over the ranking. The same
 * data give the same interval.
 *
 * <p>Source: B. Efron, R. Tibshirani (1993), An Introduction to the Bootstrap, chapter 13
 * (percentile interval); J. Hanley, B. MacGibbon (2006), Creating non-parametric bootstrap samples
 * using Poisson frequencies.
 */
final class Bootstrap {

  private static final int ROUNDS = 1000;
  private static final double TAIL = 0.025;
  private static final long SEED = 1997;
  private static final double NONE = Math.exp(-1);

  private Bootstrap() {}

  /** The average precision of a model, averaged over quarters. */
  static Interval ofAveragePrecision(List<RankedOutcomes> quarters) {
    return interval(
        quarters,
        draws -> {
          double sum = 0;
          for (int quarter = 0; quarter < draws.length; quarter++) {
            sum += quarters.get(quarter).averagePrecision(draws[quarter]);
          }
          return sum / draws.length;
        });
  }

  /**
   * By how much a model's average precision is above another's, over the same members of the same
   * quarters.
   */
  static Interval ofDifference(List<RankedOutcomes> model, List<RankedOutcomes> other) {
    return interval(
        model,
        draws -> {
          double sum = 0;
          for (int quarter = 0; quarter < draws.length; quarter++) {
            sum +=
                model.get(quarter).averagePrecision(draws[quarter])
                    - other.get(quarter).averagePrecision(draws[quarter]);
          }
          return sum / draws.length;
        });
  }

  private static Interval interval(
      List<RankedOutcomes> quarters, ToDoubleFunction<int[][]> figure) {
    SplittableRandom chance = new SplittableRandom(SEED);
    int[][] draws = new int[quarters.size()][];
    for (int quarter = 0; quarter < draws.length; quarter++) {
      draws[quarter] = new int[quarters.get(quarter).members()];
      Arrays.fill(draws[quarter], 1);
    }
    double estimate = figure.applyAsDouble(draws);
    double[] found = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int[] draw : draws) {
        Arrays.setAll(draw, member -> poisson(chance));
      }
      found[round] = figure.applyAsDouble(draws);
    }
    Arrays.sort(found);
    return new Interval(
        estimate, found[(int) (TAIL * ROUNDS)], found[(int) ((1 - TAIL) * ROUNDS) - 1]);
  }

  /** A Poisson(1) number by inversion. */
  private static int poisson(SplittableRandom chance) {
    double left = chance.nextDouble() - NONE;
    double probability = NONE;
    int drawn = 0;
    while (left > 0) {
      drawn++;
      probability /= drawn;
      left -= probability;
    }
    return drawn;
  }
}
