package io.tierflow.workflow.tierupgrade.step;

import io.tierflow.tier.TierChange;
import io.tierflow.tier.TierService;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** After a decline: the highest tier that the figures earn and that needs no review. */
@Component
class RaiseToTierWithoutReview implements JavaDelegate {

  private final TierUpgradeService upgrades;
  private final TierService tiers;

  RaiseToTierWithoutReview(TierUpgradeService upgrades, TierService tiers) {
    this.upgrades = upgrades;
    this.tiers = tiers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    TierChange declined = tiers.change(execution.getProcessInstanceId());
    upgrades.raiseWithoutReview(declined.getMemberNumber(), declined.getProposedOn());
  }
}
