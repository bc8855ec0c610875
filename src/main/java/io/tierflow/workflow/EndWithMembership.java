package io.tierflow.workflow;

import io.tierflow.member.ClosureListener;
import io.tierflow.points.PointsLedger;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Ends a member's instances of one process with the membership, wherever they stand. */
public abstract class EndWithMembership implements ClosureListener {

  private static final String CLOSED = "The membership was closed.";

  private final String process;
  private final RuntimeService runtime;
  private final PointsLedger ledger;

  /**
   * The end of instances whose business key is the member's number.
   *
   * @param process key of the process
   * @param runtime ends them
   * @param ledger locks the member's account
   */
  protected EndWithMembership(String process, RuntimeService runtime, PointsLedger ledger) {
    this.process = process;
    this.runtime = runtime;
    this.ledger = ledger;
  }

  /**
   * Undoes what an instance has begun, before it is deleted.
   *
   * @param processInstanceId the instance
   * @param reason why it ends
   * @return what has ended, in sentences for staff
   */
  protected abstract List<String> giveBack(String processInstanceId, String reason);

  /** Whoever is at work on an instance holds the account first and the member in the end. */
  @Override
  public final void closing(String memberNumber) {
    ledger.lockAll(List.of(memberNumber));
  }

  @Override
  public final List<String> closed(String memberNumber) {
    List<String> ended = new ArrayList<>();
    for (ProcessInstance instance : running(memberNumber)) {
      ended.addAll(giveBack(instance.getId(), CLOSED));
      runtime.deleteProcessInstance(instance.getId(), CLOSED, false, true);
    }
    return ended;
  }

  private List<ProcessInstance> running(String memberNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(memberNumber, process)
        .list();
  }
}
