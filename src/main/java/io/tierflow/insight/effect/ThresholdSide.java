package io.tierflow.insight.effect;

import java.util.Arrays;

/**
 * The members on one side of a threshold, ordered by their running variable.
 *
 * @param x their distances to the threshold, ascending; all below 0, or all at least 0
 * @param y their outcomes
 */
record ThresholdSide(double[] x, double[] y) {

  /** J of the nearest-neighbour variance. */
  private static final int NEIGHBOURS = 3;

  ThresholdSide {
    if (x.length <= NEIGHBOURS) {
      throw new NotEnoughMembersException();
    }
  }

  /** The members that have a weight with a bandwidth. */
  ThresholdSide within(double bandwidth) {
    int from = 0;
    int to = x.length;
    while (from < to && x[from] <= -bandwidth) {
      from++;
    }
    while (to > from && x[to - 1] >= bandwidth) {
      to--;
    }
    return new ThresholdSide(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
  }

  ThresholdSide withOutcome(double[] outcome) {
    return new ThresholdSide(x, outcome);
  }

  /** How far the farthest member is from the threshold. */
  double reach() {
    return Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]));
  }

  /** Σ w_i y_i. */
  double sum(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * y[i];
    }
    return sum;
  }

  /** Σ w_i x_i^power. */
  double moment(double[] weights, int power) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Math.pow(x[i], power);
    }
    return sum;
  }

  /** The variance of {@link #sum}: Σ w_i² σ̂_i². */
  double variance(double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double residual = residual(i);
      sum += weights[i] * weights[i] * residual * residual;
    }
    return sum;
  }

  /**
   * How far an outcome is from the mean of its nearest neighbours', scaled so that its square is an
   * unbiased estimate of the variance: √(J/(J+1)) (y_i − ȳ). Who is equally near is a neighbour,
   * too, so there may be more than three. Source: Calonico, Cattaneo and Titiunik (2014), section
   * 5.1, after A. Abadie and G. Imbens (2006).
   */
  private double residual(int i) {
    int first = i;
    int last = i;
    while (last - first < NEIGHBOURS) {
      double below = first > 0 ? x[i] - x[first - 1] : Double.POSITIVE_INFINITY;
      double above = last < x.length - 1 ? x[last + 1] - x[i] : Double.POSITIVE_INFINITY;
      double nearest = Math.min(below, above);
      while (first > 0 && x[i] - x[first - 1] <= nearest) {
        first--;
      }
      while (last < x.length - 1 && x[last + 1] - x[i] <= nearest) {
        last++;
      }
    }
    double others = -y[i];
    for (int j = first; j <= last; j++) {
      others += y[j];
    }
    double neighbours = last - first;
    return Math.sqrt(neighbours / (neighbours + 1)) * (y[i] - others / neighbours);
  }
}
