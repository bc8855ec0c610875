package io.tierflow.workflow.tiergrant;

import io.tierflow.tier.grant.TierGrantFlow;
import io.tierflow.workflow.tierupgrade.Suspension;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Starts the process in which another person decides. */
@Component
class TierGrantApprovalFlow implements TierGrantFlow {

  private final RuntimeService runtime;

  TierGrantApprovalFlow(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @Override
  public void await(String memberNumber, String grantId) {
    Suspension.refuse(
        "Approvals of tier grants are",
        () ->
            runtime
                .createProcessInstanceByKey(TierGrantProcess.PROCESS)
                .businessKey(memberNumber)
                .setVariable(TierGrantProcess.GRANT_ID.name(), grantId)
                .execute());
  }
}
