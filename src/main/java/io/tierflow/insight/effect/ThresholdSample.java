package io.tierflow.insight.effect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Members around a threshold: what decided (the running variable, such as the points of an earlier
 * period), what came of it (the outcome, such as the spend afterwards) and, where not everybody at
 * the threshold got the treatment, who got it.
 */
public final class ThresholdSample {

  private final double[] running;
  private final double[] outcome;
  private final Optional<double[]> treated;
  private final double threshold;

  private ThresholdSample(
      double[] running, double[] outcome, Optional<double[]> treated, double threshold) {
    this.running = running;
    this.outcome = outcome;
    this.treated = treated;
    this.threshold = threshold;
  }

  /**
   * A threshold at which everybody from it on is treated, and nobody below it.
   *
   * @param running the running variable of each member
   * @param outcome the outcome of each member
   * @param threshold from where on members are treated
   * @return the sample
   */
  public static ThresholdSample sharp(double[] running, double[] outcome, double threshold) {
    return sorted(running, outcome, Optional.empty(), threshold);
  }

  /**
   * A threshold at which more members are treated from it on than below it, such as one at which
   * reviews decline some.
   *
   * @param running the running variable of each member
   * @param outcome the outcome of each member
   * @param treated whether each member was treated
   * @param threshold from where on members are more often treated
   * @return the sample
   */
  public static ThresholdSample fuzzy(
      double[] running, double[] outcome, boolean[] treated, double threshold) {
    double[] ones =
        IntStream.range(0, treated.length).mapToDouble(i -> treated[i] ? 1 : 0).toArray();
    return sorted(running, outcome, Optional.of(ones), threshold);
  }

  private static ThresholdSample sorted(
      double[] running, double[] outcome, Optional<double[]> treated, double threshold) {
    if (running.length != outcome.length
        || treated.filter(t -> t.length != running.length).isPresent()) {
      throw new IllegalArgumentException("Each member needs a running variable and an outcome.");
    }
    int[] order =
        IntStream.range(0, running.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> running[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new ThresholdSample(
        pick(running, order),
        pick(outcome, order),
        treated.map(values -> pick(values, order)),
        threshold);
  }

  private static double[] pick(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
  }

  /**
   * The same members at a threshold at which nothing happens, for a placebo test. Only members on
   * its side of the true threshold are kept, so that the true effect doesn't disturb it, and who
   * was treated no longer counts. Source: M. Cattaneo, N. Idrobo, R. Titiunik (2020), A Practical
   * Introduction to Regression Discontinuity Designs: Foundations, section 5.2.
   *
   * @param placebo another threshold than the true one
   * @return the sample there
   */
  public ThresholdSample placebo(double placebo) {
    DoublePredicate kept = placebo < threshold ? x -> x < threshold : x -> x >= threshold;
    int[] rows = IntStream.range(0, running.length).filter(i -> kept.test(running[i])).toArray();
    return new ThresholdSample(pick(running, rows), pick(outcome, rows), Optional.empty(), placebo);
  }

  /** The running variable, ascending. */
  public double[] running() {
    return running;
  }

  /**
   * Who got the treatment, in the order of {@link #running}: 1 or 0.
   *
   * @return empty if everybody at the threshold got it
   */
  public Optional<double[]> treated() {
    return treated;
  }

  ThresholdSide below() {
    return side(0, firstAbove(), outcome);
  }

  ThresholdSide above() {
    return side(firstAbove(), running.length, outcome);
  }

  /**
   * The sample with another outcome.
   *
   * @param other the outcome, in the order of {@link #running}
   */
  public ThresholdSample withOutcome(double[] other) {
    return new ThresholdSample(running, other, Optional.empty(), threshold);
  }

  double[] outcome() {
    return outcome;
  }

  private ThresholdSide side(int from, int to, double[] values) {
    return new ThresholdSide(
        IntStream.range(from, to).mapToDouble(i -> running[i] - threshold).toArray(),
        Arrays.copyOfRange(values, from, to));
  }

  private int firstAbove() {
    int first = 0;
    while (first < running.length && running[first] < threshold) {
      first++;
    }
    return first;
  }
}
