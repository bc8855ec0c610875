package io.tierflow.insight.effect;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A programme of which it is known what its tiers cause: at the first threshold members begin to
 * spend 40 more, at the second nothing happens. Who has more points would spend more anyway.
 */
public final class GeneratedProgramme {

  public static final double THRESHOLD = 1000;
  public static final double THRESHOLD_WITHOUT_EFFECT = 2000;
  public static final double EFFECT = 40;

  private static final int MEMBERS = 4000;
  private static final double NOISE = 60;

  public final double[] points = new double[MEMBERS];
  public final double[] spend = new double[MEMBERS];
  public final boolean[] treated = new boolean[MEMBERS];

  private GeneratedProgramme(long seed, double acceptedByReview) {
    Random chance = new Random(seed);
    for (int member = 0; member < MEMBERS; member++) {
      points[member] = Math.floor(3200 * Math.pow(chance.nextDouble(), 1.3));
      boolean accepted = chance.nextDouble() < acceptedByReview;
      treated[member] = points[member] >= THRESHOLD && accepted;
      double thousands = points[member] / 1000;
      spend[member] =
          100
              + 90 * thousands
              - 12 * thousands * thousands
              + (treated[member] ? EFFECT : 0)
              + NOISE * chance.nextGaussian();
    }
  }

  public static GeneratedProgramme of(long seed) {
    return new GeneratedProgramme(seed, 1);
  }

  /** Reviews decline some of those who reach the threshold. */
  public static GeneratedProgramme withReviews(long seed, double accepted) {
    return new GeneratedProgramme(seed, accepted);
  }

  ThresholdSample atThreshold() {
    return ThresholdSample.sharp(points, spend, THRESHOLD);
  }

  ThresholdSample atThresholdWithReviews() {
    return ThresholdSample.fuzzy(points, spend, treated, THRESHOLD);
  }

  ThresholdSample atThresholdWithoutEffect() {
    return atThreshold().placebo(THRESHOLD_WITHOUT_EFFECT);
  }

  MeanDifference differenceOfAverages() {
    return MeanDifference.between(spendOf(true), spendOf(false));
  }

  private double[] spendOf(boolean reached) {
    int[] members =
        IntStream.range(0, MEMBERS)
            .filter(member -> points[member] >= THRESHOLD == reached)
            .toArray();
    return Arrays.stream(members).mapToDouble(member -> spend[member]).toArray();
  }
}
