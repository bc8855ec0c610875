package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.reward.RewardService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Compensates step 8 after a review that declined. */
@Component
class CancelRewardVoucher implements JavaDelegate {

  private final RewardService rewards;

  CancelRewardVoucher(RewardService rewards) {
    this.rewards = rewards;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rewards.cancelRewardVoucher(execution.getProcessInstanceId(), null);
  }
}
