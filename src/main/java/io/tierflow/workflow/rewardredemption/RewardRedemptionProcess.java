package io.tierflow.workflow.rewardredemption;

import io.tierflow.workflow.FlowVariable;

/** The names that model and code of a gift's dispatch share. */
final class RewardRedemptionProcess {

  static final String PROCESS = "reward-redemption";

  static final FlowVariable<String> REDEMPTION_ID =
      new FlowVariable<>("redemptionId", String.class);

  private RewardRedemptionProcess() {}
}
