package io.tierflow.workflow.adjustment;

import io.tierflow.camunda.FormContract;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the approval of an adjustment reads from the form of its task. */
@Configuration(proxyBeanMethods = false)
class AdjustmentForms {

  @Bean
  static FormContract approveAdjustmentForm() {
    return new FormContract(
        "approve-adjustment",
        Map.of(
            AdjustmentFlow.APPROVAL_OUTCOME.name(),
            List.of("APPROVED", "DECLINED"),
            AdjustmentFlow.APPROVAL_REMARK.name(),
            List.of()));
  }
}
