package io.tierflow.insight.candidates;

import io.tierflow.insight.lifetime.BgNbd;
import io.tierflow.insight.lifetime.BgNbdFit;
import io.tierflow.insight.lifetime.GammaGamma;
import io.tierflow.insight.lifetime.GammaGammaFit;
import io.tierflow.insight.lifetime.SpendHistory;
import io.tierflow.insight.lifetime.VisitHistory;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Combines how many visits are to be expected (BG/NBD) with what they bring (Gamma-Gamma):
 *
 * <pre>
 * P = Σ_n P(Y(t) = n) · P(S_n ≥ threshold − what will still count)
 * </pre>
 *
 * <p>Y(t) are the visits in the time that is looked ahead, S_n is what n of them bring. What a
 * visit brings is learned from members who came back: those who came once are many, and their one
 * visit says little about how the spend of a member varies.
 *
 * @param visits the model of visits, in weeks
 * @param earned the model of what a visit brings
 */
public record LifetimeCandidateModel(BgNbd visits, GammaGamma earned) implements CandidateModel {

  /** Visits beyond these add nothing that one could see. */
  private static final int MAX_VISITS = 60;

  private static final double NEGLIGIBLE = 1e-9;
  private static final double DAYS_OF_A_WEEK = 7;

  /**
   * Fits both models to the members' histories.
   *
   * @param members all members, those who have reached the tier as well
   * @return the model
   * @throws IllegalArgumentException if nobody has come back, or nothing has been earned
   */
  public static LifetimeCandidateModel fittedTo(Collection<Candidate> members) {
    List<VisitHistory> visits = members.stream().flatMap(m -> m.visits().stream()).toList();
    List<SpendHistory> earned =
        members.stream()
            .filter(member -> member.earned().size() > 1)
            .flatMap(member -> member.averageEarned().stream())
            .toList();
    return new LifetimeCandidateModel(
        BgNbdFit.to(visits).model(), GammaGammaFit.to(earned).model());
  }

  @Override
  public String name() {
    return "visits-and-spend";
  }

  @Override
  public double score(Candidate candidate) {
    if (candidate.missing() <= 0) {
      return 1;
    }
    return candidate.visits().map(history -> score(candidate, history)).orElse(0.0);
  }

  private double score(Candidate candidate, VisitHistory history) {
    double weeks = ChronoUnit.DAYS.between(candidate.asOf(), candidate.until()) / DAYS_OF_A_WEEK;
    return reached(history, candidate.averageEarned(), candidate.missing(), weeks);
  }

  private double reached(
      VisitHistory history, Optional<SpendHistory> earnedSoFar, double missing, double weeks) {
    double[] probabilities = visits.visitProbabilities(history, weeks, MAX_VISITS);
    double left = 1 - probabilities[0];
    double sum = 0;
    for (int n = 1; n <= MAX_VISITS && left > NEGLIGIBLE; n++) {
      sum += probabilities[n] * earned.probabilityOfSpend(earnedSoFar, n, missing);
      left -= probabilities[n];
    }
    return sum;
  }
}
