package io.tierflow.workflow.campaignday;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.tierrenewal.RenewalDay;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the daily communication reads from the form of its start. */
@Configuration(proxyBeanMethods = false)
class CampaignDayForms {

  @Bean
  static FlowContract communicationVariables() {
    Set<String> computed =
        Set.of(
            CampaignDayFlow.STARTED_BY.name(),
            CampaignDayFlow.DAY_TO_CARRY_OUT.name(),
            CampaignDayFlow.POINTS_LEFT.name(),
            RenewalDay.PARTITIONS.name(),
            CampaignDayFlow.PARTITIONS.name(),
            CampaignDayFlow.PARTITION.name(),
            CampaignDayFlow.MEMBERS_LEFT.name());
    Set<String> told = new HashSet<>(computed);
    told.add(CampaignDayFlow.DAY.name());
    return new FlowContract(CampaignDayFlow.PROCESS, computed, told);
  }

  @Bean
  static FormContract startMemberCommunicationForm() {
    return new FormContract(
        "start-member-communication", Map.of(CampaignDayFlow.DAY.name(), List.of()));
  }
}
