package io.tierflow.workflow.tierrenewal;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariables;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a renewal reads from the form of its task, and what it computes itself. */
@Configuration(proxyBeanMethods = false)
class TierRenewalForms {

  /** Remarks are people's own words; they are not told. */
  @Bean
  static FlowContract tierRenewalVariables() {
    return new FlowVariables(
            Set.of(
                TierUpgradeFlow.RUN_ID,
                TierUpgradeFlow.AFTER_TRANSACTION,
                TierUpgradeFlow.CURRENT_TIER,
                TierUpgradeFlow.ACCOUNT_TYPE,
                TierUpgradeFlow.AGREEMENT,
                TierUpgradeFlow.MONTHLY_SPEND,
                TierUpgradeFlow.ANNUAL_SPEND,
                TierUpgradeFlow.ANNUAL_TRANSACTIONS,
                TierUpgradeFlow.QUALIFYING_POINTS,
                TierRenewalFlow.EARNED_TIER,
                TierRenewalFlow.TIER_BELOW,
                TierRenewalFlow.DAYS_IN_GRACE,
                TierRenewalFlow.RETENTION_OUTCOME,
                TierRenewalFlow.TO_TIER,
                TierRenewalFlow.LOWERING_REVIEW,
                TierRenewalFlow.LOWERING_OUTCOME,
                TierRenewalFlow.KEEP_UNTIL),
            Set.of(TierUpgradeFlow.MEMBER_NUMBER, TierUpgradeFlow.AS_OF),
            Set.of(TierRenewalFlow.LOWERING_REMARK))
        .contractOf(TierRenewalFlow.PROCESS);
  }

  @Bean
  static FormContract reviewTierLoweringForm() {
    return new FormContract(
        "review-tier-lowering",
        Map.of(
            TierRenewalFlow.LOWERING_OUTCOME.name(),
            List.of("LOWER", "KEEP"),
            TierRenewalFlow.KEEP_UNTIL.name(),
            List.of(),
            TierRenewalFlow.LOWERING_REMARK.name(),
            List.of()));
  }
}
