package io.tierflow.policy;

import java.util.Collection;
import java.util.Map;

/** Knows how many members have a tier, or would have it after an open review. */
public interface TierHolders {

  /**
   * Counts the members of tiers.
   *
   * @param tiers the tiers asked for
   * @return members by tier, those of closed memberships not counted; none for a tier without
   */
  Map<Tier, Long> count(Collection<Tier> tiers);
}
