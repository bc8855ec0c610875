package io.tierflow.workflow.monthlyrun;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import java.util.HashSet;
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
    Set<String> computed =
        Set.of(
            TierUpgradeFlow.RUN_ID.name(),
            MonthlyRunFlow.STARTED_BY.name(),
            MonthlyRunFlow.RUN_TO_CARRY_OUT.name(),
            MonthlyRunFlow.PARTITIONS.name(),
            MonthlyRunFlow.PARTITION.name(),
            MonthlyRunFlow.MEMBERS_LEFT.name(),
            MonthlyRunFlow.UNFINISHED_MEMBERS.name());
    Set<String> told = new HashSet<>(computed);
    told.add(MonthlyRunFlow.MONTH.name());
    told.add(TierUpgradeFlow.AS_OF.name());
    return new FlowContract(MonthlyRunFlow.PROCESS, computed, told);
  }

  @Bean
  static FormContract startMonthlyRunForm() {
    return new FormContract("start-monthly-run", Map.of(MonthlyRunFlow.MONTH.name(), List.of()));
  }
}
