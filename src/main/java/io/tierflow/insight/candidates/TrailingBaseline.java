package io.tierflow.insight.candidates;

/**
 * Ranks members by what they have and will still count, as one would without a model: the share of
 * the threshold. A model that doesn't beat it isn't worth having.
 */
public record TrailingBaseline() implements CandidateModel {

  @Override
  public String name() {
    return "trailing-points";
  }

  @Override
  public double score(Candidate candidate) {
    return candidate.stillCounting() / candidate.threshold();
  }
}
