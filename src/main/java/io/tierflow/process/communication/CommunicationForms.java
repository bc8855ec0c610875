package io.tierflow.process.communication;

import io.tierflow.camunda.FormContract;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the daily communication reads from the form of its start. */
@Configuration(proxyBeanMethods = false)
class CommunicationForms {

  @Bean
  static FormContract startMemberCommunicationForm() {
    return new FormContract(
        "start-member-communication", Map.of(CommunicationFlow.DAY.name(), List.of()));
  }
}
