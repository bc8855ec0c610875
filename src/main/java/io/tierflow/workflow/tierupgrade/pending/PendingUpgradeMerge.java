package io.tierflow.workflow.tierupgrade.pending;

import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks for the upgrade of a member into whom another was merged, whose transactions may not have
 * earned and whose figures may earn more together. What waits for the other comes to nothing.
 */
@Component
@Order(5)
class PendingUpgradeMerge implements MergeListener {

  private final UpgradeSettings settings;
  private final PendingUpgradeRepository pending;

  PendingUpgradeMerge(UpgradeSettings settings, PendingUpgradeRepository pending) {
    this.settings = settings;
    this.pending = pending;
  }

  @Override
  public List<String> merge(Merging merging) {
    if (settings.upgradesOnTransaction()) {
      pending.add(merging.into(), merging.day());
    }
    return List.of();
  }
}
