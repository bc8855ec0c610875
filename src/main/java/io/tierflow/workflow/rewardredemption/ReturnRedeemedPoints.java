package io.tierflow.workflow.rewardredemption;

import io.tierflow.reward.RedeemedGiftService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After a gift that could not be dispatched: the points come back. */
@Component
class ReturnRedeemedPoints implements JavaDelegate {

  private final RedeemedGiftService gifts;

  ReturnRedeemedPoints(RedeemedGiftService gifts) {
    this.gifts = gifts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    gifts.returnPoints(execution.getProcessInstanceId());
  }
}
