package io.tierflow.reward.catalog;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.List;
import java.util.Optional;

/** Counters of rewards, in memory. */
public final class InMemoryRewardCounters extends InMemoryRepository<RewardCounter, String>
    implements RewardCounterRepository {

  public InMemoryRewardCounters(InMemoryStore store) {
    super(store, RewardCounter.class);
  }

  @Override
  public Optional<RewardCounter> lock(String reward) {
    return findById(reward);
  }

  @Override
  public long counters(String reward) {
    return queried().stream().filter(counter -> counter.getId().equals(reward)).count();
  }

  @Override
  public List<Long> redeemed(String reward) {
    return queried().stream()
        .filter(counter -> counter.getId().equals(reward))
        .map(RewardCounter::getRedeemed)
        .toList();
  }
}
