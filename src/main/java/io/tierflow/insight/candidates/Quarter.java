package io.tierflow.insight.candidates;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A quarter of the programme's past: what was known at its beginning, and what came of it.
 *
 * @param asOf the last day before the quarter
 * @param candidates the members below the tier on that day, as known then
 * @param others those who had reached it, whose visits tell of members as well
 * @param reached numbers of the candidates who reached the tier within the quarter
 */
public record Quarter(
    LocalDate asOf, List<Candidate> candidates, List<Candidate> others, Set<String> reached) {

  public Quarter {
    candidates = List.copyOf(candidates);
    others = List.copyOf(others);
    reached = Set.copyOf(reached);
  }

  /** What a model would have said at the beginning, and what came of it. */
  public RankedOutcomes judge(CandidateModel model) {
    return new RankedOutcomes(
        candidates.stream()
            .map(
                candidate ->
                    new Outcome(model.score(candidate), reached.contains(candidate.memberNumber())))
            .toList());
  }
}
