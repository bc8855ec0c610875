package io.tierflow.insight.lifetime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The BG/NBD model under which the histories of a programme's members are likeliest. Equal
 * histories are counted, not computed again, so that a large programme takes little longer than a
 * small one.
 *
 * @param model the likeliest model
 * @param logLikelihood the logarithm of the likelihood of all histories under it
 * @param members how many members it was fitted to
 */
public record BgNbdFit(BgNbd model, double logLikelihood, int members) {

  private static final double[] START = {1, 10, 1, 2};

  /**
   * Fits the model by maximum likelihood.
   *
   * @param histories one per member, all in the same unit of time, some with repeats
   * @return the fit
   */
  public static BgNbdFit to(Collection<VisitHistory> histories) {
    if (histories.stream().noneMatch(history -> history.repeats() > 0)) {
      throw new IllegalArgumentException("BG/NBD needs members with more than one visit.");
    }
    CountedHistories counted = CountedHistories.of(histories);
    Likeliest likeliest =
        Likeliest.positive(START, p -> counted.logLikelihood(new BgNbd(p[0], p[1], p[2], p[3])));
    double[] p = likeliest.parameters();
    return new BgNbdFit(
        new BgNbd(p[0], p[1], p[2], p[3]), likeliest.logLikelihood(), histories.size());
  }

  /** Histories with how often each occurs, and the members by repeats. */
  private record CountedHistories(
      List<VisitHistory> distinct, int[] counts, Map<Integer, Integer> membersByRepeats) {

    static CountedHistories of(Collection<VisitHistory> histories) {
      Map<VisitHistory, Integer> counts = new LinkedHashMap<>();
      Map<Integer, Integer> membersByRepeats = new LinkedHashMap<>();
      for (VisitHistory history : histories) {
        counts.merge(history, 1, Integer::sum);
        membersByRepeats.merge(history.repeats(), 1, Integer::sum);
      }
      return new CountedHistories(
          List.copyOf(counts.keySet()),
          counts.values().stream().mapToInt(Integer::intValue).toArray(),
          membersByRepeats);
    }

    double logLikelihood(BgNbd model) {
      double sum = 0;
      for (Map.Entry<Integer, Integer> members : membersByRepeats.entrySet()) {
        sum += members.getValue() * model.ofRepeats(members.getKey());
      }
      for (int row = 0; row < counts.length; row++) {
        sum += counts[row] * model.ofTimes(distinct.get(row));
      }
      return sum;
    }
  }
}
