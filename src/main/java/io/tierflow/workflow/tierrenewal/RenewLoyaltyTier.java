package io.tierflow.workflow.tierrenewal;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.MEMBER_NUMBER;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.tier.renewal.TierRenewalService;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the tier for another validity. */
@Component
class RenewLoyaltyTier implements JavaDelegate {

  private final TierRenewalService renewals;
  private final TierUpgradeRecorder records;

  RenewLoyaltyTier(TierRenewalService renewals, TierUpgradeRecorder records) {
    this.renewals = renewals;
    this.records = records;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String id = execution.getProcessInstanceId();
    renewals.renewLoyaltyTier(
        id,
        MEMBER_NUMBER.of(execution),
        asOf(execution),
        records.decision(id, TierRenewalService.TIER_RETENTION));
  }
}
