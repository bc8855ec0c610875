package io.tierflow.workflow.tierrenewal;

import io.tierflow.workflow.tierupgrade.record.InstanceRecording;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecorder;
import org.springframework.stereotype.Component;

/** Records renewals as upgrades are recorded. */
@Component
class TierRenewalRecording extends InstanceRecording {

  TierRenewalRecording(TierUpgradeRecorder recorder, RenewalCancellation cancelled) {
    super(TierRenewalFlow.PROCESS, recorder, cancelled::onEnd);
  }
}
