package io.tierflow.workflow.tierupgrade;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the flow reads from the forms of its start and its tasks, and what it computes itself. */
@Configuration(proxyBeanMethods = false)
class TierUpgradeForms {

  /** Remarks, reasons, carriers and parcels' numbers are people's own words; they are not told. */
  @Bean
  static FlowContract tierUpgradeVariables() {
    return new FlowVariables(
            Set.of(
                TierUpgradeFlow.RUN_ID,
                TierUpgradeFlow.AFTER_TRANSACTION,
                TierUpgradeFlow.CURRENT_TIER,
                TierUpgradeFlow.ACCOUNT_TYPE,
                TierUpgradeFlow.AGREEMENT,
                TierUpgradeFlow.RECENT_TRANSACTIONS,
                TierUpgradeFlow.MONTHLY_SPEND,
                TierUpgradeFlow.ANNUAL_SPEND,
                TierUpgradeFlow.ANNUAL_TRANSACTIONS,
                TierUpgradeFlow.POINTS_EARNED,
                TierUpgradeFlow.QUALIFYING_POINTS,
                TierUpgradeFlow.TARGET_TIER,
                TierUpgradeFlow.HIGHER_TIER_EARNED,
                TierUpgradeFlow.REVIEW_REQUIRED,
                TierUpgradeFlow.RAISED_ON,
                TierUpgradeFlow.EARNED_ON,
                TierUpgradeFlow.POINTS_ADDED,
                TierUpgradeFlow.GIFT,
                TierUpgradeFlow.REVIEW_OUTCOME,
                TierUpgradeFlow.REVIEWER,
                TierUpgradeFlow.DISPATCH_OUTCOME),
            Set.of(TierUpgradeFlow.MEMBER_NUMBER, TierUpgradeFlow.AS_OF),
            Set.of(TierUpgradeFlow.REVIEW_REMARK))
        .contractOf(TierUpgradeFlow.PROCESS);
  }

  @Bean
  static FormContract startTierUpgradeForm() {
    return new FormContract(
        "start-tier-upgrade", Map.of(TierUpgradeFlow.MEMBER_NUMBER.name(), List.of()));
  }

  @Bean
  static FormContract assignLoyaltyManagerReviewForm() {
    return new FormContract(
        "assign-loyalty-manager-review",
        Map.of(
            TierUpgradeFlow.REVIEW_OUTCOME.name(),
            List.of("APPROVED", "DECLINED"),
            TierUpgradeFlow.REVIEW_REMARK.name(),
            List.of()));
  }

  @Bean
  static FormContract verifyPhysicalGiftDispatchForm() {
    return new FormContract(
        "verify-physical-gift-dispatch",
        Map.of(
            TierUpgradeFlow.DISPATCH_OUTCOME.name(),
            List.of("DISPATCHED", "NOT_POSSIBLE"),
            TierUpgradeFlow.CARRIER.name(),
            List.of(),
            TierUpgradeFlow.TRACKING_NUMBER.name(),
            List.of(),
            TierUpgradeFlow.NOT_POSSIBLE_REASON.name(),
            List.of()));
  }
}
