package io.tierflow.benchmark;

import java.util.Arrays;

/** Figures that an outlier does not move. */
final class Medians {

  private Medians() {}

  /** The middle one; of an even number, the mean of the middle two. */
  static double of(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
