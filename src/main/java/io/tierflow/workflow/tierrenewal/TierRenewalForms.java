package io.tierflow.workflow.tierrenewal;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariable;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a renewal reads from the form of its task, and what it computes itself. */
@Configuration(proxyBeanMethods = false)
class TierRenewalForms {

  /** Remarks are people's own words; they are not told. */
  @Bean
  static FlowContract tierRenewalVariables() {
    Set<String> computed =
        Stream.of(
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
                TierRenewalFlow.KEEP_UNTIL)
            .map(FlowVariable::name)
            .collect(Collectors.toSet());
    Set<String> told = new HashSet<>(computed);
    told.add(TierUpgradeFlow.MEMBER_NUMBER.name());
    told.add(TierUpgradeFlow.AS_OF.name());
    computed.add(TierRenewalFlow.LOWERING_REMARK.name());
    return new FlowContract(TierRenewalFlow.PROCESS, computed, told);
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
