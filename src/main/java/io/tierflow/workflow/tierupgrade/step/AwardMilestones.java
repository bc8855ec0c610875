package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_ADDED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.reward.milestone.MilestoneService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After step 6: what the member gets for what they have done so far. */
@Component
class AwardMilestones implements JavaDelegate {

  private final MilestoneService milestones;

  AwardMilestones(MilestoneService milestones) {
    this.milestones = milestones;
  }

  @Override
  public void execute(DelegateExecution execution) {
    long bonus =
        milestones.awardMilestones(
            MEMBER_NUMBER.of(execution), asOf(execution), execution.getProcessInstanceId());
    if (bonus > 0) {
      POINTS_ADDED.set(execution, POINTS_ADDED.of(execution) + bonus);
    }
  }
}
