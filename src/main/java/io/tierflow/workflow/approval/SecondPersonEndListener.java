package io.tierflow.workflow.approval;

import io.tierflow.points.PointsLedger;
import io.tierflow.points.approval.SecondPersonApprovals;
import io.tierflow.workflow.EndWithMembership;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;

/** Ends what waits for another person with the membership: nobody is asked any more. */
public abstract class SecondPersonEndListener extends EndWithMembership {

  private final SecondPersonApprovals approvals;
  private final String what;

  /**
   * The end of requests of one kind.
   *
   * @param process key of the process in which they are decided
   * @param what what waited, at the beginning of a sentence
   * @param approvals withdraw it
   * @param runtime ends the instances
   * @param ledger locks the member's account
   */
  protected SecondPersonEndListener(
      String process,
      String what,
      SecondPersonApprovals approvals,
      RuntimeService runtime,
      PointsLedger ledger) {
    super(process, runtime, ledger);
    this.approvals = approvals;
    this.what = what;
  }

  @Override
  protected final List<String> giveBack(String processInstanceId, String reason) {
    approvals.withdraw(processInstanceId, reason);
    return List.of(what + " that was waiting for approval was withdrawn.");
  }
}
