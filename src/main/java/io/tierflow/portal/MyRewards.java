package io.tierflow.portal;

import io.tierflow.reward.catalog.RewardAvailability;
import java.util.List;

/**
 * What a member can have for points, now or later.
 *
 * @param pointsAvailable points that the member can spend
 * @param rewards rewards in the order of the programme's catalogue
 */
record MyRewards(long pointsAvailable, List<MyReward> rewards) {

  private static final List<RewardAvailability> ORDER =
      List.of(
          RewardAvailability.NOW,
          RewardAvailability.NO_ADDRESS,
          RewardAvailability.SOON,
          RewardAvailability.HIGHER_TIER,
          RewardAvailability.LIMIT_REACHED,
          RewardAvailability.SOLD_OUT);

  /**
   * In which order members read the rewards, by whether they can have them.
   *
   * @return what at least one reward is
   */
  public List<RewardAvailability> groups() {
    return ORDER.stream().filter(group -> !that(group).isEmpty()).toList();
  }

  /**
   * The rewards of which one thing is true.
   *
   * @param availability whether the member can have them
   * @return such rewards
   */
  public List<MyReward> that(RewardAvailability availability) {
    return rewards.stream().filter(reward -> reward.availability() == availability).toList();
  }
}
