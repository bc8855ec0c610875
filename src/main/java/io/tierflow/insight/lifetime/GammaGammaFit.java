package io.tierflow.insight.lifetime;

import java.util.Collection;

/**
 * The Gamma-Gamma model under which the spend of a programme's members is likeliest.
 *
 * @param model the likeliest model
 * @param logLikelihood the logarithm of the likelihood of all histories under it
 * @param members how many members it was fitted to
 */
public record GammaGammaFit(GammaGamma model, double logLikelihood, int members) {

  private static final double START_SHAPE = 2;

  /**
   * Fits the model by maximum likelihood.
   *
   * @param histories one per member whose spend is known, all in the same currency
   * @return the fit
   */
  public static GammaGammaFit to(Collection<SpendHistory> histories) {
    if (histories.isEmpty()) {
      throw new IllegalArgumentException("Gamma-Gamma needs members with spend.");
    }
    double average =
        histories.stream().mapToDouble(h -> h.averageSpend().doubleValue()).average().orElseThrow();
    Likeliest likeliest =
        Likeliest.positive(
            new double[] {START_SHAPE, START_SHAPE, average / START_SHAPE},
            p -> logLikelihood(new GammaGamma(p[0], p[1], p[2]), histories));
    double[] p = likeliest.parameters();
    return new GammaGammaFit(
        new GammaGamma(p[0], p[1], p[2]), likeliest.logLikelihood(), histories.size());
  }

  private static double logLikelihood(GammaGamma model, Collection<SpendHistory> histories) {
    double sum = 0;
    for (SpendHistory history : histories) {
      sum += model.logLikelihood(history);
    }
    return sum;
  }
}
