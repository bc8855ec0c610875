package io.tierflow.workflow.monthlyrun;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariables;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the monthly run reads from the form of its start. */
@Configuration(proxyBeanMethods = false)
class MonthlyRunForms {

  @Bean
  static FlowContract monthlyRunVariables() {
    return new FlowVariables(
            Set.of(
                TierUpgradeFlow.RUN_ID,
                MonthlyRunFlow.STARTED_BY,
                MonthlyRunFlow.RUN_TO_CARRY_OUT,
                MonthlyRunFlow.PARTITIONS,
                MonthlyRunFlow.PARTITION,
                MonthlyRunFlow.MEMBERS_LEFT,
                MonthlyRunFlow.UNFINISHED_MEMBERS),
            Set.of(MonthlyRunFlow.MONTH, TierUpgradeFlow.AS_OF),
            Set.of())
        .contractOf(MonthlyRunFlow.PROCESS);
  }

  @Bean
  static FormContract startMonthlyRunForm() {
    return new FormContract("start-monthly-run", Map.of(MonthlyRunFlow.MONTH.name(), List.of()));
  }
}
