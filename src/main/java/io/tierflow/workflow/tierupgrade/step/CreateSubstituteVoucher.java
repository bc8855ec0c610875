package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.reward.RewardService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After a gift that could not be dispatched: the table's voucher in its place. */
@Component
class CreateSubstituteVoucher implements JavaDelegate {

  private final RewardService rewards;

  CreateSubstituteVoucher(RewardService rewards) {
    this.rewards = rewards;
  }

  @Override
  public void execute(DelegateExecution execution) {
    rewards.createSubstituteVoucher(execution.getProcessInstanceId());
  }
}
