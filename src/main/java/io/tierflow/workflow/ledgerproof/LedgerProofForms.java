package io.tierflow.workflow.ledgerproof;

import io.tierflow.camunda.FlowContract;
import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the proof of the ledger reads from the form of its task. */
@Configuration(proxyBeanMethods = false)
class LedgerProofForms {

  @Bean
  static FlowContract ledgerProofVariables() {
    return new FlowVariables(
            Set.of(LedgerProofFlow.NEW_DIFFERENCES),
            Set.of(),
            Set.of(LedgerProofFlow.LEDGER_FINDING))
        .contractOf(LedgerProofFlow.PROCESS);
  }

  @Bean
  static FormContract examineLedgerDifferenceForm() {
    return new FormContract(
        "examine-ledger-difference", Map.of(LedgerProofFlow.LEDGER_FINDING.name(), List.of()));
  }
}
