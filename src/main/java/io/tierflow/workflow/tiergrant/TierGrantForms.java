package io.tierflow.workflow.tiergrant;

import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.approval.SecondPersonFlow;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the approval of a grant reads from the form of its task. */
@Configuration(proxyBeanMethods = false)
class TierGrantForms {

  @Bean
  static FormContract approveTierGrantForm() {
    return SecondPersonFlow.form("approve-tier-grant");
  }
}
