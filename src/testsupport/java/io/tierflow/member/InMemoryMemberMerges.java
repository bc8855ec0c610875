package io.tierflow.member;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Merges in memory. */
public final class InMemoryMemberMerges extends InMemoryRepository<MemberMerge, String>
    implements MemberMergeRepository {

  public InMemoryMemberMerges(InMemoryStore store) {
    super(store, MemberMerge.class);
  }

  @Override
  public Optional<MemberMerge> findByMergeId(String mergeId) {
    return queried().stream().filter(merge -> merge.getMergeId().equals(mergeId)).findFirst();
  }

  @Override
  public List<MemberMerge> findByHeldByOrderByMergedMember(String heldBy) {
    return queried().stream()
        .filter(merge -> merge.getHeldBy().equals(heldBy))
        .sorted(Comparator.comparing(MemberMerge::getMergedMember))
        .toList();
  }
}
