package io.tierflow.workflow.tierupgrade;

import io.tierflow.points.PointsLedger;
import io.tierflow.workflow.EndWithMembership;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Ends a member's upgrades with the membership, wherever they stand: a tier under review and a gift
 * that has not left are taken back as after a decline, and nobody is asked any more.
 */
@Component
class MembershipEndListener extends EndWithMembership {

  private final UpgradeCancellation cancelled;

  MembershipEndListener(
      RuntimeService runtime, UpgradeCancellation cancelled, PointsLedger ledger) {
    super(TierUpgradeFlow.PROCESS, runtime, ledger);
    this.cancelled = cancelled;
  }

  @Override
  protected List<String> giveBack(String processInstanceId, String reason) {
    return cancelled.giveBack(processInstanceId, reason);
  }
}
