package io.tierflow.workflow.rewardredemption;

import static io.tierflow.workflow.rewardredemption.RewardRedemptionProcess.REDEMPTION_ID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;

import io.tierflow.reward.RedeemedGiftService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ties the instance to the redemption whose gift it sends. */
@Component
class OpenGiftDispatch implements JavaDelegate {

  private final RedeemedGiftService gifts;

  OpenGiftDispatch(RedeemedGiftService gifts) {
    this.gifts = gifts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        gifts
            .open(REDEMPTION_ID.find(execution).orElse(""), execution.getProcessInstanceId())
            .orElseThrow(
                () ->
                    new BpmnError(
                        REQUEST_NOT_VALID, "No redemption with this id waits for its gift.")));
  }
}
