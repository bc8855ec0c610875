package io.tierflow.reward.catalog;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How often all members together have a reward that has a limit for the programme. */
@Entity
@Table(name = "reward_counter")
class RewardCounter extends AssignedIdEntity<String> {

  @Id private String reward;

  private long redeemed;

  /** For JPA. */
  protected RewardCounter() {}

  RewardCounter(String reward, long redeemed) {
    this.reward = reward;
    this.redeemed = redeemed;
  }

  void add(long redemptions) {
    redeemed += redemptions;
  }

  long getRedeemed() {
    return redeemed;
  }

  @Override
  public String getId() {
    return reward;
  }
}
