package io.tierflow.tier;

import io.tierflow.policy.Tier;
import java.util.List;
import java.util.Optional;

/**
 * How far a member is from a tier.
 *
 * @param tier the tier
 * @param reached whether the figures earn it, or a higher one, as they are
 * @param criteria how far the member is by each figure, all others staying as they are
 */
record TierGoal(Tier tier, boolean reached, List<CriterionProgress> criteria) {

  /** What is missing of one figure; empty if nothing is, or if it can't do alone. */
  Optional<CriterionProgress> shortOf(TierCriterion criterion) {
    return criteria.stream()
        .filter(each -> each.criterion() == criterion && each.isShort())
        .findFirst();
  }
}
