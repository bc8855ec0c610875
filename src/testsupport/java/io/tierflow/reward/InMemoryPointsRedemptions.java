package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;

/** Redemptions in memory. */
public final class InMemoryPointsRedemptions extends InMemoryRepository<PointsRedemption, String>
    implements PointsRedemptionRepository {

  public InMemoryPointsRedemptions(InMemoryStore store) {
    super(store, PointsRedemption.class);
  }
}
