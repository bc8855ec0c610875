package io.tierflow.process.step;

import static io.tierflow.process.TierUpgradeFlow.AS_OF;

import io.tierflow.message.FlowMessages;
import io.tierflow.message.MessageKind;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Step 11: tells the member of a confirmed upgrade. */
@Component
class SendTierUpgradeNotification implements JavaDelegate {

  private final FlowMessages messages;
  private final StepChannels channels;

  SendTierUpgradeNotification(FlowMessages messages, StepChannels channels) {
    this.messages = messages;
    this.channels = channels;
  }

  @Override
  public void execute(DelegateExecution execution) {
    messages.sendTierUpgradeNotification(
        execution.getProcessInstanceId(),
        LocalDate.parse(AS_OF.of(execution)),
        channels.of(execution, MessageKind.TIER_UPGRADE));
  }
}
