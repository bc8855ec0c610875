package io.tierflow.workflow.adjustment;

import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.approval.SecondPersonFlow;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the approval of an adjustment reads from the form of its task. */
@Configuration(proxyBeanMethods = false)
class AdjustmentForms {

  @Bean
  static FormContract approveAdjustmentForm() {
    return SecondPersonFlow.form("approve-adjustment");
  }
}
