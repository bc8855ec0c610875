package io.tierflow.workflow.rewardredemption;

import io.tierflow.camunda.FlowContract;
import io.tierflow.workflow.FlowVariables;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The variables of a gift's dispatch; its form is that of gifts that come with a tier. */
@Configuration(proxyBeanMethods = false)
class RewardRedemptionForms {

  @Bean
  static FlowContract rewardRedemptionVariables() {
    return new FlowVariables(
            Set.of(TierUpgradeFlow.DISPATCH_OUTCOME),
            Set.of(RewardRedemptionProcess.REDEMPTION_ID),
            Set.of())
        .contractOf(RewardRedemptionProcess.PROCESS);
  }
}
