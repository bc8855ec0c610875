package io.tierflow.workflow.campaignday;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariables;
import io.tierflow.workflow.tierrenewal.RenewalDay;
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
    return new FlowVariables(
            Set.of(
                CampaignDayFlow.STARTED_BY,
                CampaignDayFlow.DAY_TO_CARRY_OUT,
                CampaignDayFlow.POINTS_LEFT,
                RenewalDay.PARTITIONS,
                CampaignDayFlow.PARTITIONS,
                CampaignDayFlow.PARTITION,
                CampaignDayFlow.MEMBERS_LEFT),
            Set.of(CampaignDayFlow.DAY),
            Set.of())
        .contractOf(CampaignDayFlow.PROCESS);
  }

  @Bean
  static FormContract startMemberCommunicationForm() {
    return new FormContract(
        "start-member-communication", Map.of(CampaignDayFlow.DAY.name(), List.of()));
  }
}
