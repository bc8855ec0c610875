package io.tierflow.tier;

import static io.tierflow.tier.TierService.TIER_ELIGIBILITY;
import static io.tierflow.tier.TierService.UPGRADE_REVIEW;

import io.tierflow.member.Member;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Asks the tables which tier a member's figures earn: those of the period that a day belongs to,
 * and those of the fixed period before while transactions of it may still earn. The higher tier
 * counts; of equal ones, the later.
 */
@Component
class TierEligibility {

  private final TierFiguresService figures;
  private final DecisionTables tables;
  private final DeclinedTiers declined;
  private final VocabularySource vocabulary;

  TierEligibility(
      TierFiguresService figures,
      DecisionTables tables,
      DeclinedTiers declined,
      VocabularySource vocabulary) {
    this.figures = figures;
    this.tables = tables;
    this.declined = declined;
    this.vocabulary = vocabulary;
  }

  /** What is proposed to a member, given what was decided on the figures up to a day. */
  TierProposal propose(
      Member member,
      TierFigures current,
      Decision eligibility,
      LocalDate asOf,
      boolean reviewAllowed) {
    Earned now = new Earned(current, eligibility, tierOf(eligibility));
    if (member.isUnderReview()) {
      return TierProposal.stay(member.getConfirmedTier());
    }
    TierProposal proposal = propose(member, now, asOf, reviewAllowed);
    Earned best = best(member, now, asOf);
    if (best == now) {
      return proposal;
    }
    TierProposal before = propose(member, best, asOf, reviewAllowed);
    return ladder().isAbove(before.targetTier(), proposal.targetTier()) ? before : proposal;
  }

  /** What is proposed to a member who has nothing to earn. */
  TierProposal propose(Member member, LocalDate asOf, boolean reviewAllowed) {
    Earned now = earned(figures.figures(member, asOf));
    return propose(member, now.figures, now.eligibility, asOf, reviewAllowed);
  }

  /** The decision that earns a member the highest tier now, by the figures up to a day. */
  Decision lookAgain(Member member, LocalDate asOf, long pointsEarned) {
    TierFigures current = figures.figures(member, asOf).withPointsEarned(pointsEarned);
    return best(member, earned(current), asOf).eligibility;
  }

  /** The tier that a decision gives. */
  Tier tierOf(Decision eligibility) {
    return eligibility
        .text("tier")
        .flatMap(ladder()::find)
        .orElseThrow(() -> eligibility.unusable("tier", ladder().toString()));
  }

  private Earned best(Member member, Earned now, LocalDate asOf) {
    return figures
        .closedFigures(member, asOf)
        .map(closed -> earned(closed.withPointsEarned(now.figures.pointsEarned())))
        .filter(before -> ladder().isAbove(before.tier, now.tier))
        .orElse(now);
  }

  private Earned earned(TierFigures of) {
    Decision eligibility = tables.evaluate(TIER_ELIGIBILITY, of.inputs());
    return new Earned(of, eligibility, tierOf(eligibility));
  }

  private TierProposal propose(
      Member member, Earned earned, LocalDate asOf, boolean reviewAllowed) {
    Map<Tier, Decision> reviews = new HashMap<>();
    TierProposal proposal =
        TierProposal.of(
            ladder(),
            member.getConfirmedTier(),
            earned.tier,
            target ->
                reviews
                    .computeIfAbsent(
                        target, to -> review(earned.figures, TierChangeKind.UPGRADE, to))
                    .yes("reviewRequired"),
            target -> reviewAllowed && !declined.contains(member.getMemberNumber(), target, asOf));
    return proposal.higher()
        ? proposal.on(
            new TierGround(
                earned.figures.asOf(),
                earned.eligibility,
                proposal.reviewRequired() ? reviews.get(proposal.targetTier()) : null))
        : proposal;
  }

  /** What {@code upgrade-review} says of a change, on these figures. */
  Decision review(TierFigures of, TierChangeKind change, Tier target) {
    return tables.evaluate(UPGRADE_REVIEW, of.inputsFor(change, target.code()));
  }

  private TierLadder ladder() {
    return vocabulary.ladder();
  }

  /** The tier that figures earn. */
  private record Earned(TierFigures figures, Decision eligibility, Tier tier) {}
}
