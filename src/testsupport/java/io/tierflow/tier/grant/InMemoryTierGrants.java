package io.tierflow.tier.grant;

import io.tierflow.points.approval.ApprovalState;
import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tiers that staff grant, in memory. */
public final class InMemoryTierGrants extends InMemoryRepository<TierGrant, String>
    implements TierGrantRepository {

  public InMemoryTierGrants(InMemoryStore store) {
    super(store, TierGrant.class);
  }

  @Override
  public Optional<String> memberOf(String instance) {
    return findByProcessInstanceId(instance).map(TierGrant::getMemberNumber);
  }

  @Override
  public Optional<TierGrant> findByProcessInstanceId(String processInstanceId) {
    return queried().stream()
        .filter(grant -> processInstanceId.equals(grant.getProcessInstanceId()))
        .findFirst();
  }

  @Override
  public List<TierGrant> waiting(String memberNumber) {
    return queried().stream()
        .filter(grant -> grant.getMemberNumber().equals(memberNumber))
        .filter(grant -> grant.getState() == ApprovalState.WAITING)
        .sorted(
            Comparator.comparing(TierGrant::getRequestedAt).thenComparing(TierGrant::getGrantId))
        .toList();
  }
}
