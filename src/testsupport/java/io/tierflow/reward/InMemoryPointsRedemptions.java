package io.tierflow.reward;

import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.List;

/** Redemptions in memory. */
public final class InMemoryPointsRedemptions extends InMemoryRepository<PointsRedemption, String>
    implements PointsRedemptionRepository {

  public InMemoryPointsRedemptions(InMemoryStore store) {
    super(store, PointsRedemption.class);
  }

  @Override
  public List<PointsRedemption> ofVouchers(String memberNumber, Collection<String> voucherIds) {
    return queried().stream()
        .filter(redemption -> redemption.isOf(memberNumber))
        .filter(redemption -> voucherIds.contains(redemption.getVoucherId()))
        .toList();
  }
}
