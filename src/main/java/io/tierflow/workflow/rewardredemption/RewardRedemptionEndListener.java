package io.tierflow.workflow.rewardredemption;

import io.tierflow.points.PointsLedger;
import io.tierflow.reward.RedeemedGiftService;
import io.tierflow.workflow.EndWithMembership;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends gifts that have not left with the membership, and gives their points back. */
@Component
class RewardRedemptionEndListener extends EndWithMembership {

  private final RedeemedGiftService gifts;

  RewardRedemptionEndListener(
      RedeemedGiftService gifts, RuntimeService runtime, PointsLedger ledger) {
    super(RewardRedemptionProcess.PROCESS, runtime, ledger);
    this.gifts = gifts;
  }

  @Override
  protected List<String> giveBack(String processInstanceId, String reason) {
    return gifts.settle(processInstanceId, reason).stream()
        .map("The gift %s was cancelled, and its points came back."::formatted)
        .toList();
  }
}
