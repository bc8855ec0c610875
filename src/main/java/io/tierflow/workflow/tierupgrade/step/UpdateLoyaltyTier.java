package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.AS_OF;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.RAISED_ON;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.TARGET_TIER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.policy.Tier;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierUpgrade;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 7: raises the tier, provisionally where it is reviewed. */
@Component
class UpdateLoyaltyTier implements JavaDelegate {

  private final TierService tiers;
  private final ProposalGrounds grounds;

  UpdateLoyaltyTier(TierService tiers, ProposalGrounds grounds) {
    this.tiers = tiers;
    this.grounds = grounds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    tiers.updateLoyaltyTier(
        new TierUpgrade(
            execution.getProcessInstanceId(),
            MEMBER_NUMBER.of(execution),
            Tier.valueOf(TARGET_TIER.of(execution)),
            asOf(execution),
            LocalDate.parse(RAISED_ON.find(execution).orElseGet(() -> AS_OF.of(execution))),
            grounds.of(execution)));
  }
}
