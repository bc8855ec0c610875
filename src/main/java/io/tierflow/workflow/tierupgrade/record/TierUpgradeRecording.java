package io.tierflow.workflow.tierupgrade.record;

import io.tierflow.workflow.tierupgrade.TierUpgradeFlow;
import io.tierflow.workflow.tierupgrade.UpgradeCancellation;
import org.springframework.stereotype.Component;

/** Records tier upgrades. */
@Component
class TierUpgradeRecording extends InstanceRecording {

  TierUpgradeRecording(TierUpgradeRecorder recorder, UpgradeCancellation cancelled) {
    super(TierUpgradeFlow.PROCESS, recorder, cancelled::onEnd);
  }
}
