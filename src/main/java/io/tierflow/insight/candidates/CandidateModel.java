package io.tierflow.insight.candidates;

/** Says how likely a member is to reach the next tier. */
public interface CandidateModel {

  /** The model's name, as model cards and scores keep it. */
  String name();

  /**
   * Scores a member; the higher, the likelier.
   *
   * @param candidate the member, as known now
   * @return a probability, or from the baseline a share of the threshold
   */
  double score(Candidate candidate);
}
