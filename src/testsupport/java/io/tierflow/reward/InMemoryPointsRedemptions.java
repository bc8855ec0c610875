package io.tierflow.reward;

import io.tierflow.reward.catalog.RedemptionHistory;
import io.tierflow.testsupport.core.InMemoryRepository;
import io.tierflow.testsupport.core.InMemoryStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** Redemptions in memory. */
public final class InMemoryPointsRedemptions extends InMemoryRepository<PointsRedemption, String>
    implements PointsRedemptionRepository {

  public InMemoryPointsRedemptions(InMemoryStore store) {
    super(store, PointsRedemption.class);
  }

  /** How often rewards were redeemed. */
  public RedemptionHistory history() {
    return new RewardRedemptionHistory(this);
  }

  @Override
  public List<PointsRedemption> ofVouchers(String memberNumber, Collection<String> voucherIds) {
    return queried().stream()
        .filter(redemption -> redemption.isOf(memberNumber))
        .filter(redemption -> voucherIds.contains(redemption.getVoucherId()))
        .toList();
  }

  @Override
  public Page<PointsRedemption> newestFirst(String memberNumber, Pageable page) {
    return page(
        queried().stream()
            .filter(redemption -> redemption.isOf(memberNumber))
            .sorted(
                Comparator.comparing(PointsRedemption::getRedeemedAt)
                    .reversed()
                    .thenComparing(PointsRedemption::getId))
            .toList(),
        page);
  }

  @Override
  public long countOf(String memberNumber, String reward) {
    return queried().stream()
        .filter(redemption -> redemption.isOf(memberNumber, reward))
        .filter(redemption -> !redemption.isReturned())
        .count();
  }

  @Override
  public long countOf(String reward) {
    return queried().stream()
        .filter(redemption -> reward.equals(redemption.getReward()))
        .filter(redemption -> !redemption.isReturned())
        .count();
  }

  @Override
  public List<Redeemed> redeemed(String memberNumber) {
    return queried().stream()
        .filter(redemption -> redemption.isOf(memberNumber))
        .filter(redemption -> redemption.getReward() != null && !redemption.isReturned())
        .collect(Collectors.groupingBy(PointsRedemption::getReward, Collectors.counting()))
        .entrySet()
        .stream()
        .<Redeemed>map(Times::new)
        .toList();
  }

  private record Times(String reward, long times) implements Redeemed {

    Times(Map.Entry<String, Long> entry) {
      this(entry.getKey(), entry.getValue());
    }

    @Override
    public String getReward() {
      return reward;
    }

    @Override
    public long getTimes() {
      return times;
    }
  }
}
