package io.tierflow.reward;

import io.tierflow.reward.catalog.RedemptionHistory;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How often rewards were redeemed, as the redemptions say. */
@Component
class RewardRedemptionHistory implements RedemptionHistory {

  private final PointsRedemptionRepository redemptions;

  RewardRedemptionHistory(PointsRedemptionRepository redemptions) {
    this.redemptions = redemptions;
  }

  @Override
  public long byMember(String memberNumber, String reward) {
    return redemptions.countOf(memberNumber, reward);
  }

  @Override
  public Map<String, Long> byMember(String memberNumber) {
    return redemptions.redeemed(memberNumber).stream()
        .collect(
            Collectors.toMap(
                PointsRedemptionRepository.Redeemed::getReward,
                PointsRedemptionRepository.Redeemed::getTimes));
  }

  @Override
  public long byAll(String reward) {
    return redemptions.countOf(reward);
  }
}
