package io.tierflow.process.communication;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the daily communication reads from the form of its start. */
@Configuration(proxyBeanMethods = false)
class CommunicationForms {

  @Bean
  static FlowContract communicationVariables() {
    Set<String> computed =
        Set.of(
            CommunicationFlow.STARTED_BY.name(),
            CommunicationFlow.DAY_TO_CARRY_OUT.name(),
            CommunicationFlow.POINTS_LEFT.name(),
            CommunicationFlow.PARTITIONS.name(),
            CommunicationFlow.PARTITION.name(),
            CommunicationFlow.MEMBERS_LEFT.name());
    Set<String> told = new HashSet<>(computed);
    told.add(CommunicationFlow.DAY.name());
    return new FlowContract(CommunicationFlow.PROCESS, computed, told);
  }

  @Bean
  static FormContract startMemberCommunicationForm() {
    return new FormContract(
        "start-member-communication", Map.of(CommunicationFlow.DAY.name(), List.of()));
  }
}
