package io.tierflow.workflow.tierupgrade;

import io.tierflow.member.ClosureListener;
import io.tierflow.points.PointsLedger;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Ends a member's upgrades with the membership, wherever they stand: a tier under review and a gift
 * that has not left are taken back as after a decline, and nobody is asked any more.
 */
@Component
class MembershipEndListener implements ClosureListener {

  private static final String CLOSED = "The membership was closed.";

  private final RuntimeService runtime;
  private final UpgradeCancellation cancelled;
  private final PointsLedger ledger;

  MembershipEndListener(
      RuntimeService runtime, UpgradeCancellation cancelled, PointsLedger ledger) {
    this.runtime = runtime;
    this.cancelled = cancelled;
    this.ledger = ledger;
  }

  /** An upgrade that is being computed holds the account first and the member in the end. */
  @Override
  public void closing(String memberNumber) {
    ledger.lockAll(List.of(memberNumber));
  }

  @Override
  public List<String> closed(String memberNumber) {
    List<String> ended = new ArrayList<>();
    for (String instance : running(memberNumber)) {
      ended.addAll(cancelled.giveBack(instance, CLOSED));
      runtime.deleteProcessInstance(instance, CLOSED, false, true);
    }
    return ended;
  }

  private List<String> running(String memberNumber) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(memberNumber, TierUpgradeFlow.PROCESS)
        .list()
        .stream()
        .map(ProcessInstance::getId)
        .toList();
  }
}
