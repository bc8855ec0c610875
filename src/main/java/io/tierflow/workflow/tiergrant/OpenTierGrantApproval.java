package io.tierflow.workflow.tiergrant;

import static io.tierflow.workflow.tiergrant.TierGrantProcess.GRANT_ID;
import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.REQUEST_NOT_VALID;

import io.tierflow.tier.grant.TierGrantApprovals;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ties the instance to the grant that waits for another person. */
@Component
class OpenTierGrantApproval implements JavaDelegate {

  private final TierGrantApprovals approvals;

  OpenTierGrantApproval(TierGrantApprovals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setProcessBusinessKey(
        approvals
            .awaitIn(GRANT_ID.find(execution).orElse(""), execution.getProcessInstanceId())
            .orElseThrow(
                () ->
                    new BpmnError(
                        REQUEST_NOT_VALID, "No grant with this id is waiting for approval.")));
  }
}
