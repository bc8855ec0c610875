package io.tierflow.workflow.rewardredemption;

import io.tierflow.reward.RewardRedemptionFlow;
import io.tierflow.workflow.tierupgrade.Suspension;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process in which the warehouse sends a gift. */
@Component
class GiftDispatchFlow implements RewardRedemptionFlow {

  private final RuntimeService runtime;

  GiftDispatchFlow(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void send(String memberNumber, String redemptionId) {
    Suspension.refuse(
        "Redemptions of gifts are",
        () ->
            runtime
                .createProcessInstanceByKey(RewardRedemptionProcess.PROCESS)
                .businessKey(memberNumber)
                .setVariable(RewardRedemptionProcess.REDEMPTION_ID.name(), redemptionId)
                .execute());
  }
}
