package io.tierflow.portal;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierTerms;
import java.util.function.Function;

/** What a member's tiers are called on a page, and what they bring. */
final class TierNames {

  private final Function<Tier, TierTerms> terms;

  TierNames(Function<Tier, TierTerms> terms) {
    this.terms = terms;
  }

  /**
   * The name of a tier.
   *
   * @param tier the tier
   * @return its label
   */
  public String of(Tier tier) {
    return terms.apply(tier).label();
  }

  /**
   * The terms of a tier.
   *
   * @param tier the tier
   * @return label, color and benefits
   */
  public TierTerms terms(Tier tier) {
    return terms.apply(tier);
  }
}
