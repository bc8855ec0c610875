package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;

/** Redemptions in memory. */
public final class InMemoryVoucherRedemptions extends InMemoryRepository<VoucherRedemption, String>
    implements VoucherRedemptionRepository {

  public InMemoryVoucherRedemptions(InMemoryStore store) {
    super(store, VoucherRedemption.class);
  }
}
