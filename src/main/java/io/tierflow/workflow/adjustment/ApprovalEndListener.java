package io.tierflow.workflow.adjustment;

import io.tierflow.member.ClosureListener;
import io.tierflow.points.AdjustmentApprovals;
import io.tierflow.points.PointsLedger;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Ends what waits for another person with the membership: nobody is asked any more. */
@Component
class ApprovalEndListener implements ClosureListener {

  private static final String CLOSED = "The membership was closed.";

  private final RuntimeService runtime;
  private final AdjustmentApprovals approvals;
  private final PointsLedger ledger;

  ApprovalEndListener(RuntimeService runtime, AdjustmentApprovals approvals, PointsLedger ledger) {
    this.runtime = runtime;
    this.approvals = approvals;
    this.ledger = ledger;
  }

  /** Whoever decides holds the account first and the member in the end. */
  @Override
  public void closing(String memberNumber) {
    ledger.lockAll(List.of(memberNumber));
  }

  @Override
  public List<String> closed(String memberNumber) {
    List<String> ended = new ArrayList<>();
    for (ProcessInstance instance : waiting(memberNumber)) {
      approvals.withdraw(instance.getId(), CLOSED);
      runtime.deleteProcessInstance(instance.getId(), CLOSED, false, true);
      ended.add("An adjustment that waited for an approval was withdrawn.");
    }
    return ended;
  }

  private List<ProcessInstance> waiting(String memberNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(memberNumber, AdjustmentFlow.PROCESS)
        .list();
  }
}
