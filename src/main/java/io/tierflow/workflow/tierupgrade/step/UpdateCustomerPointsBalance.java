package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_ADDED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.points.PointsEarningService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 6: books what was earned. */
@Component
class UpdateCustomerPointsBalance implements JavaDelegate {

  private final PointsEarningService points;

  UpdateCustomerPointsBalance(PointsEarningService points) {
    this.points = points;
  }

  @Override
  public void execute(DelegateExecution execution) {
    POINTS_ADDED.set(
        execution,
        points.updateCustomerPointsBalance(
            MEMBER_NUMBER.of(execution), asOf(execution), execution.getProcessInstanceId()));
  }
}
