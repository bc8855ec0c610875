package io.tierflow.workflow.tiergrant;

import io.tierflow.points.PointsLedger;
import io.tierflow.tier.grant.TierGrantApprovals;
import io.tierflow.workflow.approval.SecondPersonEndListener;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends grants that wait for another person with the membership. */
@Component
class TierGrantEndListener extends SecondPersonEndListener {

  TierGrantEndListener(TierGrantApprovals approvals, RuntimeService runtime, PointsLedger ledger) {
    super(TierGrantProcess.PROCESS, "A grant of a tier", approvals, runtime, ledger);
  }
}
