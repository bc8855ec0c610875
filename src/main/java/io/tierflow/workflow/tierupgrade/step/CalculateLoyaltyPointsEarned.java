package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.POINTS_EARNED;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.QUALIFYING_POINTS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.points.EarnedPointsFigures;
import io.tierflow.points.PointsEarningService;
import io.tierflow.tier.TierFiguresService;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 4: what the transactions earn that have not earned yet. */
@Component
class CalculateLoyaltyPointsEarned implements JavaDelegate {

  private final PointsEarningService points;
  private final TierFiguresService figures;

  CalculateLoyaltyPointsEarned(PointsEarningService points, TierFiguresService figures) {
    this.points = points;
    this.figures = figures;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String memberNumber = MEMBER_NUMBER.of(execution);
    LocalDate asOf = asOf(execution);
    EarnedPointsFigures earned =
        points.calculateLoyaltyPointsEarned(memberNumber, asOf, execution.getProcessInstanceId());
    POINTS_EARNED.set(execution, earned.pointsEarned());
    QUALIFYING_POINTS.set(
        execution, figures.qualifyingPoints(memberNumber, asOf, earned.qualifyingPoints()));
  }
}
