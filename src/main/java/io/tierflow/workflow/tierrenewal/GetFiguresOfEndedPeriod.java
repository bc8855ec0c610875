package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.ANNUAL_TRANSACTIONS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MONTHLY_SPEND;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.QUALIFYING_POINTS;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.tier.renewal.RetentionFigures;
import io.tierflow.tier.renewal.TierRenewalService;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** What the member did in the period that has ended, and which tier that earns. */
@Component
class GetFiguresOfEndedPeriod implements JavaDelegate {

  private final TierRenewalService renewals;

  GetFiguresOfEndedPeriod(TierRenewalService renewals) {
    this.renewals = renewals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RetentionFigures ended =
        renewals
            .figuresOfEndedPeriod(MEMBER_NUMBER.of(execution), asOf(execution))
            .orElseThrow(
                () ->
                    new BpmnError(
                        TierRenewalFlow.TIER_NOT_DUE, "The tier is not due for a renewal."));
    QUALIFYING_POINTS.set(execution, ended.figures().qualifyingPoints());
    MONTHLY_SPEND.set(execution, ended.figures().spend().monthlySpend().doubleValue());
    ANNUAL_SPEND.set(execution, ended.figures().spend().annualSpend().doubleValue());
    ANNUAL_TRANSACTIONS.set(execution, ended.figures().spend().annualTransactions());
    TierRenewalFlow.EARNED_TIER.set(execution, ended.earnedTier().code());
    TierRenewalFlow.TIER_BELOW.set(execution, ended.tierBelow().code());
    TierRenewalFlow.DAYS_IN_GRACE.set(execution, ended.daysInGrace());
  }
}
