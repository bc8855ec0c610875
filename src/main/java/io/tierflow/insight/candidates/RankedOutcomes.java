package io.tierflow.insight.candidates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well a model's scores put those first who reached the tier. Members of the same score are
 * taken together, so that no order among them counts.
 */
public final class RankedOutcomes {

  private final int[] order;
  private final double[] scores;
  private final boolean[] reached;

  /**
   * Ranks outcomes.
   *
   * @param outcomes one per member, in any order
   */
  public RankedOutcomes(List<Outcome> outcomes) {
    this.order =
        IntStream.range(0, outcomes.size())
            .boxed()
            .sorted(Comparator.comparingDouble(index -> -outcomes.get(index).score()))
            .mapToInt(Integer::intValue)
            .toArray();
    this.scores = IntStream.of(order).mapToDouble(index -> outcomes.get(index).score()).toArray();
    this.reached = new boolean[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      reached[rank] = outcomes.get(order[rank]).reached();
    }
  }

  /**
   * Average precision: the precision among those ranked at or above each member who reached the
   * tier, averaged over these members.
   *
   * <pre>
   * AP = Σ_k (R_k − R_(k−1)) · P_k      over the distinct scores, R: recall, P: precision
   * </pre>
   *
   * <p>A ranking by chance has the share of those who reached the tier.
   *
   * @return from 0 to 1; 0 if nobody reached it
   */
  public double averagePrecision() {
    return averagePrecision(equalWeights());
  }

  /** With members counted several times or not at all, as a bootstrap does. */
  double averagePrecision(int[] weights) {
    double seen = 0;
    double hits = 0;
    double sum = 0;
    int rank = 0;
    while (rank < order.length) {
      double before = hits;
      double score = scores[rank];
      for (; rank < order.length && scores[rank] == score; rank++) {
        int weight = weights[order[rank]];
        seen += weight;
        hits += reached[rank] ? weight : 0;
      }
      sum += hits > before ? (hits - before) * hits / seen : 0;
    }
    return hits == 0 ? 0 : sum / hits;
  }

  /**
   * Which share of the members ranked first reached the tier.
   *
   * @param k how many members, at least 1; fewer if there are not so many
   * @return from 0 to 1; 0 without members
   */
  public double precisionAt(int k) {
    int among = Math.min(k, order.length);
    return among == 0 ? 0 : reachedAmong(k) / (double) among;
  }

  /**
   * How many of the members ranked first reached the tier.
   *
   * @param k how many members
   * @return a number of members
   */
  public int reachedAmong(int k) {
    return (int)
        IntStream.range(0, Math.min(k, order.length)).filter(rank -> reached[rank]).count();
  }

  /**
   * Compares expected and observed numbers, from the least to the most probable members, in bins of
   * about the same expected number: where few reach a tier, bins of equally many members would all
   * but the last be empty.
   *
   * @param bins how many bins at most
   * @return the bins, ascending by probability
   */
  public List<CalibrationBin> calibration(int bins) {
    double total = DoubleStream.of(scores).sum();
    List<CalibrationBin> found = new ArrayList<>();
    int members = 0;
    double expected = 0;
    double expectedBefore = 0;
    int observed = 0;
    for (int rank = order.length - 1; rank >= 0; rank--) {
      members++;
      expected += scores[rank];
      observed += reached[rank] ? 1 : 0;
      if (rank == 0 || expectedBefore + expected >= total * (found.size() + 1) / bins) {
        found.add(new CalibrationBin(members, expected, observed));
        expectedBefore += expected;
        members = 0;
        expected = 0;
        observed = 0;
      }
    }
    return found;
  }

  int members() {
    return order.length;
  }

  private int[] equalWeights() {
    return IntStream.generate(() -> 1).limit(order.length).toArray();
  }
}
