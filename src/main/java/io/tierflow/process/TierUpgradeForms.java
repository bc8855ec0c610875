package io.tierflow.process;

import io.tierflow.camunda.FormContract;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the flow reads from the forms of its start and its tasks. */
@Configuration(proxyBeanMethods = false)
class TierUpgradeForms {

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
