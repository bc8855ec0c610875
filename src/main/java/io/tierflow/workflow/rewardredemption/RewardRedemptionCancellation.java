package io.tierflow.workflow.rewardredemption;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.ProcessListening;
import io.tierflow.reward.RedeemedGiftService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Gives the points back of a gift that has not left when its instance ends: cancelled by an admin,
 * deleted with its deployment, or led around the task.
 */
@Component
@EngineInternal(
    why = "ProcessListening hands on a process as it is parsed, which has no public type.",
    replacement = "Goes with ProcessListening.")
class RewardRedemptionCancellation extends ProcessListening {

  private static final String CANCELLED = "The dispatch of the gift was cancelled.";

  private final ObjectProvider<RedeemedGiftService> gifts;

  RewardRedemptionCancellation(ObjectProvider<RedeemedGiftService> gifts) {
    super(RewardRedemptionProcess.PROCESS);
    this.gifts = gifts;
  }

  @Override
  protected void listenTo(ProcessDefinitionEntity process) {
    ExecutionListener end =
        execution -> gifts.getObject().settle(execution.getProcessInstanceId(), CANCELLED);
    process.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
  }
}
