package io.tierflow.reward.milestone;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
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

  @Override
  public List<ReachedMilestone> reached(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return queried().stream()
        .map(MilestoneAward::reached)
        .filter(reached -> memberNumbers.contains(reached.memberNumber()))
        .filter(reached -> !reached.reachedOn().isBefore(from))
        .filter(reached -> !reached.reachedOn().isAfter(to))
        .sorted(
            Comparator.comparing(ReachedMilestone::reachedOn)
                .reversed()
                .thenComparing(ReachedMilestone::milestone))
        .toList();
  }
}
