package io.tierflow.reward.milestone;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.List;

/** Milestones that members have reached, in memory. */
public final class InMemoryMilestoneAwards
    extends InMemoryRepository<MilestoneAward, MilestoneAward.Key>
    implements MilestoneAwardRepository {

  public InMemoryMilestoneAwards(InMemoryStore store) {
    super(store, MilestoneAward.class);
  }

  @Override
  public List<MilestoneAward.Key> of(Collection<String> memberNumbers) {
    return queried().stream()
        .map(MilestoneAward::getId)
        .filter(key -> memberNumbers.contains(key.memberNumber()))
        .toList();
  }
}
