package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_ADDED;

import io.tierflow.reward.milestone.MilestoneService;
import java.time.LocalDate;
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
            MEMBER_NUMBER.of(execution),
            LocalDate.parse(AS_OF.of(execution)),
            execution.getProcessInstanceId());
    if (bonus > 0) {
      POINTS_ADDED.set(execution, POINTS_ADDED.of(execution) + bonus);
    }
  }
}
