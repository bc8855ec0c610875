package io.tierflow.reward;

import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rewards of tiers in memory: those that a test says were given. */
public final class InMemoryTierRewards extends TierRewardHistory {

  private final List<Given> rewards = new ArrayList<>();

  public InMemoryTierRewards() {
    super(null);
  }

  /** Remembers a reward. */
  public void give(String memberNumber, Tier tier, LocalDate day) {
    rewards.add(new Given(memberNumber, tier, day));
  }

  @Override
  Optional<LocalDate> lastGiven(String memberNumber, Tier tier, LocalDate from, LocalDate to) {
    return rewards.stream()
        .filter(given -> given.memberNumber.equals(memberNumber) && given.tier.equals(tier))
        .map(Given::day)
        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
        .max(Comparator.naturalOrder());
  }

  private record Given(String memberNumber, Tier tier, LocalDate day) {}
}
