package io.tierflow.workflow.tierupgrade.step;

import static io.tierflow.workflow.tierupgrade.TierUpgradeFlow.asOf;

import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.TierUpgradeNotifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 11: notifies the member of a confirmed upgrade. */
@Component
class SendTierUpgradeNotification implements JavaDelegate {

  private final TierUpgradeNotifications messages;
  private final StepChannels channels;

  SendTierUpgradeNotification(TierUpgradeNotifications messages, StepChannels channels) {
    this.messages = messages;
    this.channels = channels;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.sendTierUpgradeNotification(
        execution.getProcessInstanceId(),
        asOf(execution),
        channels.of(execution, MessageKind.TIER_UPGRADE));
  }
}
